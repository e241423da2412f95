import { randomUUID } from "node:crypto";
import type { CallerClaims } from "@aiwork/kit/access/test-caller";
import { arrangeNational } from "@aiwork/kit/national/arrange-national";
import { nationalMutation, onlyUserError } from "@aiwork/kit/national/send-mutation";
import { startTestParty, type TestParty } from "@aiwork/kit/subgraph/test-party";
import { national } from "../../national";
import type { RegistrationEntity } from "./registration.entity";

let party: TestParty;
let revise: ReturnType<typeof nationalMutation>;
beforeAll(async () => {
  party = await startTestParty(national, "seed", "2013-10-31");
  const wishes = "desiredOccupations anyOccupation desiredEmploymentTypes qualifications workHistory outOfWorkSince";
  revise = nationalMutation(
    party,
    "reviseRegistration",
    `registration { version status ${wishes} history { from to reason } }`,
  );
});
afterAll(() => party?.[Symbol.asyncDispose]());

const COUNSELOR: CallerClaims = { role: "national.counselor", servicePoints: ["shiroishi"] };
const ELSEWHERE: CallerClaims = { role: "national.counselor", servicePoints: ["toyohira"] };
const reason = "本人の希望が変わったため";

const registered = async (given: Partial<RegistrationEntity> = {}) => {
  const seekerId = await arrangeNational(party).person();
  const background = { workHistory: "建設作業員", outOfWorkSince: "2013-01-31" };
  return arrangeNational(party).registration({ seekerId, background, ...given });
};
const stored = async (id: string) =>
  (await party.database.dataSource.query("select * from registration where id = $1", [id]))[0];

describe("reviseRegistration", () => {
  it("changes only the given fields and records the reason", async () => {
    const registrationId = await registered({ qualifications: ["普通自動車免許"] });
    const desiredOccupations = ["警備員", "駐車場管理"];
    const given = { registrationId, version: 1, desiredOccupations, workHistory: null, reason };
    expect((await revise(COUNSELOR, given)).registration).toEqual({
      version: 2,
      status: "ACTIVE",
      desiredOccupations,
      anyOccupation: false,
      desiredEmploymentTypes: ["REGULAR"],
      qualifications: ["普通自動車免許"],
      workHistory: null,
      outOfWorkSince: "2013-01-31",
      history: [{ from: "ACTIVE", to: "ACTIVE", reason }],
    });
  });

  it("changes every field of the wishes and the experience", async () => {
    const registrationId = await registered();
    const wishes = {
      desiredOccupations: [],
      anyOccupation: true,
      desiredEmploymentTypes: ["PART_TIME", "FIXED_TERM"],
      qualifications: ["介護職員初任者研修"],
      workHistory: "介護補助",
      outOfWorkSince: null,
    };
    const { registration } = await revise(COUNSELOR, { registrationId, version: 1, ...wishes, reason });
    expect(registration).toMatchObject(wishes);
  });

  it("revises an expired or a provisional registration without changing its state", async () => {
    for (const [status, given] of [
      ["EXPIRED", { validUntil: "2013-10-30" }],
      ["PROVISIONAL", { status: "PROVISIONAL", number: null }],
    ] as const) {
      const registrationId = await registered(given);
      const { registration } = await revise(COUNSELOR, { registrationId, version: 1, anyOccupation: true, reason });
      expect(registration).toMatchObject({ status, history: [{ from: status, to: status }] });
    }
  });

  it.each([
    ["at another service point", {}, {}, ELSEWHERE, "NO_SUCH_RECORD", "registrationId"],
    ["with an unknown id", {}, { registrationId: randomUUID() }, COUNSELOR, "NO_SUCH_RECORD", "registrationId"],
    ["with an old version", {}, { version: 2 }, COUNSELOR, "VERSION_CONFLICT", "version"],
    ["that is withdrawn", { status: "WITHDRAWN" }, {}, COUNSELOR, "REGISTRATION_WITHDRAWN", "registrationId"],
    ["without any change", {}, { anyOccupation: undefined }, COUNSELOR, "NOTHING_TO_REVISE", null],
    [
      "to no occupation",
      {},
      { desiredOccupations: [], anyOccupation: false },
      COUNSELOR,
      "NO_OCCUPATION",
      "desiredOccupations",
    ],
    ["to a day to come", {}, { outOfWorkSince: "2013-11-01" }, COUNSELOR, "DAY_IN_THE_FUTURE", "outOfWorkSince"],
    ["for no reason", {}, { reason: " " }, COUNSELOR, "REASON_REQUIRED", "reason"],
  ] as const)("refuses to revise a registration %s", async (_, row, input, who, code, field) => {
    const registrationId = await registered(row);
    const given = { registrationId, version: 1, anyOccupation: true, reason, ...input };
    expect(onlyUserError(await revise(who, given))).toEqual([code, field]);
    expect(await stored(registrationId)).toMatchObject({ version: 1, any_occupation: false });
  });

  it("accepts no occupation when any occupation is wanted", async () => {
    const registrationId = await registered({ desiredOccupations: [], anyOccupation: true });
    const given = { registrationId, version: 1, anyOccupation: false, reason };
    expect(onlyUserError(await revise(COUNSELOR, given))).toEqual(["NO_OCCUPATION", "desiredOccupations"]);
  });
});
