import { OPENING } from "@aiwork/kit/agreement/break-glass";
import { arrangeNational } from "@aiwork/kit/national/arrange-national";
import {
  countRows,
  NATIONAL_COUNSELOR,
  NATIONAL_COUNSELOR_ELSEWHERE,
  onlyUserError,
  sendNationalMutation,
} from "@aiwork/kit/national/send-mutation";
import { startTestParty, type TestParty } from "@aiwork/kit/subgraph/test-party";
import { national } from "../../national";

let party: TestParty;
beforeAll(async () => {
  party = await startTestParty(national, "seed", "2013-10-31");
});
afterAll(() => party?.[Symbol.asyncDispose]());

const GIVER = NATIONAL_COUNSELOR;
const TAKER = NATIONAL_COUNSELOR_ELSEWHERE;
const reason = "豊平区へ転居したため";
const status = async (table: string, id: string) =>
  (await party.database.dataSource.query(`select status, version from ${table} where id = $1`, [id]))[0];

/** A person whom shiroishi hands over with a referral that led to a hire, and whose registration is due for renewal. */
async function handOver() {
  const arrange = arrangeNational(party);
  const seekerId = await arrange.person();
  const registrationId = await arrange.registration({ seekerId, validUntil: "2013-10-31" });
  const jobOrderId = await arrange.jobOrder({ filled: 1 });
  const hired = { seekerId, registrationId, jobOrderId, status: "HIRED", concludedOn: "2013-10-10" } as const;
  const placementId = await arrange.placement({ referralId: await arrange.referral(hired) });
  const input = { seekerId, servicePointId: "toyohira", reason };
  expect((await sendNationalMutation(party, GIVER, "handOverNationalFile", input)).userErrors).toEqual([]);
  return { seekerId, registrationId, placementId };
}

describe("a registration of a person who was handed over", () => {
  it.each([
    ["changeRegistrationStatus", { to: "ACTIVE" }],
    ["changeRegistrationStatus", { to: "WITHDRAWN", reason }],
    ["reviseRegistration", { desiredOccupations: ["警備員"], reason }],
    ["voidRegistration", { reason }],
  ])("is not changed by the giving service point, whoever came to it: %s %j", async (act, input) => {
    const { seekerId, registrationId } = await handOver();
    await sendNationalMutation(party, GIVER, "openNationalRecordWithReason", { seekerId, ...OPENING });
    const before = await countRows(party);
    const moved = { registrationId, version: 2, ...input };
    expect(onlyUserError(await sendNationalMutation(party, GIVER, act, moved))).toEqual([
      "REGISTRATION_MOVED",
      "registrationId",
    ]);
    expect([await status("registration", registrationId), await countRows(party)]).toEqual([
      { status: "ACTIVE", version: 2 },
      before,
    ]);
  });

  it("is renewed by the taking service point", async () => {
    const { registrationId } = await handOver();
    const renewal = { registrationId, version: 2, to: "ACTIVE" };
    expect((await sendNationalMutation(party, TAKER, "changeRegistrationStatus", renewal)).userErrors).toEqual([]);
  });

  it("follows the placement that was open at the giving service point, which confirms and voids it", async () => {
    const { registrationId, placementId } = await handOver();
    const confirm = { placementId, version: 1, confirmedOn: "2013-10-31" };
    expect((await sendNationalMutation(party, GIVER, "confirmPlacement", confirm)).userErrors).toEqual([]);
    expect(await status("registration", registrationId)).toMatchObject({ status: "PLACED" });
  });
});
