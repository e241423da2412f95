import { arrangeNational, type NationalRows } from "@aiwork/kit/national/arrange-national";
import { NATIONAL_COUNSELOR, sendNationalMutation } from "@aiwork/kit/national/send-mutation";
import { startTestParty, type TestParty } from "@aiwork/kit/subgraph/test-party";
import { national } from "../../national";
import type { RegistrationEntity, RegistrationStatus } from "./registration.entity";

let party: TestParty;
let add: NationalRows;
beforeAll(async () => {
  party = await startTestParty(national, "seed", "2013-10-31");
  add = arrangeNational(party);
});
afterAll(() => party?.[Symbol.asyncDispose]());

const MANY = 8;
const PROFILE = { name: "見本 花子", nameKana: "ミホン ハナコ", birthDate: "1970-01-01", sex: "FEMALE" };
const WISHES = { anyOccupation: true, desiredOccupations: [], desiredEmploymentTypes: ["REGULAR"], qualifications: [] };
const receive = async (more: object = {}) => {
  const input = { ...PROFILE, ...WISHES, office: "札幌東公共職業安定所", servicePointId: "shiroishi", ...more };
  const fields = "registration { id version seeker { id } }";
  const { registration, userErrors } = await sendNationalMutation(
    party,
    NATIONAL_COUNSELOR,
    "receiveRegistration",
    input,
    fields,
  );
  expect(userErrors).toEqual([]);
  return registration;
};
const withdraw = (registrationId: string) =>
  sendNationalMutation(
    party,
    NATIONAL_COUNSELOR,
    "changeRegistrationStatus",
    { registrationId, version: 1, to: "WITHDRAWN", reason: "転居のため" },
    "registration { id }",
  );
const registrationsOf = async (seekerId: string) => {
  const { data } = await party.ask(
    `query ($id: ID!) { seeker(id: $id) { national {
      registration { id } registrations(first: 9) { edges { node { id } } }
    } } }`,
    { id: seekerId },
  );
  const { registration, registrations } = data.seeker.national;
  return {
    standing: registration.id,
    listed: registrations.edges.map(({ node }: { node: { id: string } }) => node.id),
  };
};

describe("the registration that stands", () => {
  it("is the one received after another was withdrawn on the same day, every time", async () => {
    for (let i = 0; i < MANY; i++) {
      const first = await receive();
      await withdraw(first.id);
      const second = await receive({ seekerId: first.seeker.id });
      expect(await registrationsOf(first.seeker.id)).toEqual({ standing: second.id, listed: [second.id, first.id] });
    }
  });

  it.each<[RegistrationStatus, Partial<RegistrationEntity>, RegistrationStatus, Partial<RegistrationEntity>]>([
    ["ACTIVE", {}, "PLACED", {}],
    ["PROVISIONAL", {}, "EXPIRED", {}],
    ["ACTIVE", {}, "ACTIVE", { validUntil: "2013-10-30" }],
    ["PLACED", {}, "EXPIRED", {}],
    ["PLACED", {}, "ACTIVE", { validUntil: "2013-10-30" }],
    ["EXPIRED", {}, "WITHDRAWN", {}],
    ["ACTIVE", { validUntil: "2013-10-30" }, "WITHDRAWN", {}],
  ])("is %s %j before a later one that is %s %j", async (status, given, laterStatus, later) => {
    const seekerId = await add.person();
    const standing = await add.registration({ seekerId, receivedOn: "2013-09-02", status, ...given });
    await add.registration({ seekerId, receivedOn: "2013-10-01", status: laterStatus, ...later });
    expect((await registrationsOf(seekerId)).standing).toBe(standing);
  });

  it("is of two in force the one received later, of two of one day the one entered later", async () => {
    const seekerId = await add.person();
    const later = await add.registration({ seekerId, receivedOn: "2013-10-01", servicePointId: "toyohira" });
    await add.registration({ seekerId, receivedOn: "2013-09-02" });
    expect((await registrationsOf(seekerId)).standing).toBe(later);
    for (let i = 0; i < MANY; i++) {
      const entered = await add.registration({ seekerId, receivedOn: "2013-10-01", servicePointId: "toyohira" });
      expect((await registrationsOf(seekerId)).standing).toBe(entered);
    }
  });
});
