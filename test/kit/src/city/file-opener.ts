import { randomUUID } from "node:crypto";
import type { TestParty } from "../subgraph/test-party";
import { CITY_COUNSELOR } from "./send-city-mutation";

const OPEN = `mutation ($input: OpenCityFileInput!) {
  openCityFile(input: $input) { seeker { id } userErrors { code path kind message } } }`;

/** Opens files of persons at Shiroishi. */
export function fileOpener(party: TestParty) {
  const tryToOpen = (name: string, birthDate: string, more: object = {}, who = CITY_COUNSELOR) => {
    const person = { name, nameKana: "タカサキ ケイコ", birthDate, sex: "FEMALE" };
    const at = { servicePointId: "shiroishi", municipalityCode: "011002", wardCode: "011045" };
    return party.askAs(who, OPEN, { input: { idempotencyKey: randomUUID(), ...person, ...at, ...more } });
  };
  /** @returns the payload; there is no other error */
  const open = async (name: string, birthDate: string, more: object = {}, who = CITY_COUNSELOR) => {
    const { data, errors } = await tryToOpen(name, birthDate, more, who);
    expect(errors).toEqual([]);
    return data.openCityFile;
  };
  return { tryToOpen, open };
}
