import { randomUUID } from "node:crypto";
import type { Constellation, Party } from "../constellation";
import { arrangeCityPerson } from "./arrange-city-person";
import { arrangeConsents } from "./arrange-consents";
import { arrangeJobOrders, arrangeLocalJobs } from "./arrange-jobs";
import { arrangeNationalPerson } from "./arrange-national-person";
import { arrangePapers } from "./arrange-papers";
import { askPatiently } from "./asking";
import { type Consented, opener } from "./callers";
import { HERE, type Values } from "./insert-row";

/** The variables of operations, by the person they are about. */
export type Everything = Readonly<Record<Consented, Values>>;

const PEOPLE: readonly Consented[] = ["all", "none", "first", "second", "third", "fourth", "fifth", "past"];
const OPENINGS: Readonly<Record<Party, string>> = {
  city: "openCityRecordWithReason",
  national: "openNationalRecordWithReason",
};

/** Inserts enough records for every served field to have a value on at least one record. */
export async function arrangeEverything(system: Constellation): Promise<Everything> {
  const { city, national } = system.databases;
  const common: Values = {
    nobody: randomUUID(),
    ...(await arrangePapers(city, national)),
    ...(await arrangeLocalJobs(city)),
    ...(await arrangeJobOrders(national)),
  };
  const everything: Partial<Record<Consented, Values>> = {};
  for (const [i, consented] of PEOPLE.entries()) {
    const seeker = randomUUID();
    const held = await arrangeCityPerson(city, seeker, String(common.program));
    const known = { ...common, ...held, number: i + 1 };
    const also = await arrangeNationalPerson(national, seeker, known);
    await arrangeConsents(system, seeker, consented);
    everything[consented] = { ...known, ...also, seeker };
  }
  for (const { dataSource } of [city, national])
    await dataSource.query("update service_point set closed_on = '2099-03-31' where id = $1", [HERE]);
  for (const party of ["city", "national"] as const) await breakGlass(system, party, everything.all?.seeker);
  return everything as Everything;
}

/** Reads the record immediately, so that its first access record has a value in every field. */
async function breakGlass(system: Constellation, party: Party, seekerId: unknown): Promise<void> {
  const act = `mutation ($id: ID!) {
    ${OPENINGS[party]}(input: { idempotencyKey: "緊急閲覧", seekerId: $id, reason: "本人が来所したため" }) {
      seeker { ${party} { profile { name } } } userErrors { code }
    }
  }`;
  const question = { door: "gateway", who: opener[party], document: act, values: { id: seekerId } } as const;
  const { data, errors } = await askPatiently(system, question);
  const refusals = [...errors.map(({ extensions }) => extensions?.code), ...codesOf(data?.[OPENINGS[party]])];
  if (refusals.length > 0) throw new Error(`${OPENINGS[party]} did not open the record: ${refusals.join(", ")}`);
}

const codesOf = (payload?: { userErrors: { code: string }[] }) => payload?.userErrors.map(({ code }) => code) ?? [];
