import { randomUUID } from "node:crypto";
import { arrangeNational, type NationalRows } from "@aiwork/kit/national/arrange-national";
import { sendInCrowd } from "@aiwork/kit/national/send-in-crowd";
import { NATIONAL_COUNSELOR } from "@aiwork/kit/national/send-mutation";
import { startTestParty, type TestParty } from "@aiwork/kit/subgraph/test-party";
import { defineMutation } from "@aiwork/subgraph/mutations/mutation";
import { national } from "../../national";
import { issueReferral } from "../referral/issue-referral";
import { recordReferralProgress } from "../referral/record-referral-progress";
import { reportPlacement } from "./report-placement";
import { voidPlacement } from "./void-placement";

const MANY = 200;
const OPENINGS = 3;
const TODAY = "2013-10-31";

let party: TestParty;
let add: NationalRows;
beforeAll(async () => {
  party = await startTestParty(national, "seed", TODAY);
  add = arrangeNational(party);
});
afterAll(() => party?.[Symbol.asyncDispose]());

const key = () => ({ idempotencyKey: randomUUID() });
const times = <T>(count: number, make: (i: number) => Promise<T>) =>
  Promise.all(Array.from({ length: count }, (_, i) => make(i)));
/** One after the other, so that none has to be sent again. */
async function inTurn<T>(count: number, make: () => Promise<T>): Promise<T[]> {
  const made: T[] = [];
  for (let i = 0; i < count; i++) made.push(await make());
  return made;
}

const issue = (registrationId: string, jobOrderId: string, more = key()) => {
  const input = { registrationId, jobOrderId, track: "ORDINARY", issuedOn: TODAY, ...more } as const;
  return sendInCrowd(party, NATIONAL_COUNSELOR, defineMutation("issueReferral", issueReferral), input);
};
const hire = (referralId: string) => {
  const input = { referralId, version: 1, to: "HIRED", on: TODAY, ...key() } as const;
  return sendInCrowd(
    party,
    NATIONAL_COUNSELOR,
    defineMutation("recordReferralProgress", recordReferralProgress),
    input,
  );
};
const report = (referralId: string, more = key()) => {
  const day = { hiredOn: TODAY, startsOn: TODAY, employmentType: "REGULAR", onTrial: false } as const;
  return sendInCrowd(party, NATIONAL_COUNSELOR, defineMutation("reportPlacement", reportPlacement), {
    referralId,
    ...day,
    ...more,
  });
};
const takeBack = (placementId: string) => {
  const input = { placementId, version: 1, reason: "入社を辞退したため", ...key() };
  return sendInCrowd(party, NATIONAL_COUNSELOR, defineMutation("voidPlacement", voidPlacement), input);
};

const register = async () => add.registration({ seekerId: await add.person() });
const refer = async (jobOrderId: string) =>
  add.referral({ registrationId: await register(), jobOrderId, status: "HIRED" });
const count = async (what: string, id: string) =>
  (await party.database.dataSource.query(`select count(*)::int from ${what}`, [id]))[0].count;
const orderOf = async (id: string) =>
  (await party.database.dataSource.query("select filled, status from job_order where id = $1", [id]))[0];
const PLACED_ON = `placement join referral on referral.id = referral_id
  where job_order_id = $1 and placement.status <> 'VOIDED'`;

describe("an order with 3 openings under concurrent mutations", () => {
  it("fills exactly 3 openings when 200 persons are referred and placed at once", async () => {
    const jobOrderId = await add.jobOrder({ openings: OPENINGS });
    const registrations = await inTurn(MANY, register);
    const ends = await times(MANY, async (i) => {
      const { referralId, userErrors } = await issue(registrations[i] ?? "", jobOrderId);
      if (referralId === undefined) return userErrors[0]?.code;
      await hire(referralId);
      const reported = await report(referralId);
      return reported.placementId === undefined ? reported.userErrors[0]?.code : "PLACED";
    });
    expect(await orderOf(jobOrderId)).toEqual({ filled: OPENINGS, status: "FILLED" });
    expect(ends.filter((end) => end === "PLACED")).toHaveLength(OPENINGS);
    expect(new Set(ends)).toEqual(new Set(["PLACED", "NO_OPENING_LEFT"]));
    expect(await count(PLACED_ON, jobOrderId)).toBe(OPENINGS);
    expect(await count("state_change where subject_id = $1 and to_state = 'FILLED'", jobOrderId)).toBe(1);
  }, 60_000);

  it("fills exactly 3 openings when 200 hires are reported at once", async () => {
    const jobOrderId = await add.jobOrder({ openings: OPENINGS });
    const referrals = await inTurn(MANY, () => refer(jobOrderId));
    const answers = await times(MANY, (i) => report(referrals[i] ?? ""));
    expect(answers.filter(({ placementId }) => placementId !== undefined)).toHaveLength(OPENINGS);
    expect(await orderOf(jobOrderId)).toEqual({ filled: OPENINGS, status: "FILLED" });
    expect(await count(PLACED_ON, jobOrderId)).toBe(OPENINGS);
  }, 60_000);

  it("has no filled opening after all placements are voided at once", async () => {
    const jobOrderId = await add.jobOrder({ openings: OPENINGS });
    const referrals = await inTurn(40, () => refer(jobOrderId));
    await times(referrals.length, async (i) => {
      const { placementId } = await report(referrals[i] ?? "");
      if (placementId !== undefined) await takeBack(placementId);
    });
    expect(await orderOf(jobOrderId)).toEqual({ filled: 0, status: "OPEN" });
    expect(await count(PLACED_ON, jobOrderId)).toBe(0);
  }, 60_000);
});

it("makes one referral and one placement, with equal answers, when fifty equal requests share a key", async () => {
  const [registrationId, jobOrderId] = [await register(), await add.jobOrder({ openings: OPENINGS })];
  const [one, other] = [key(), key()];
  const issued = await times(50, () => issue(registrationId, jobOrderId, one));
  const { referralId = "" } = issued[0] ?? {};
  expect(issued).toEqual(Array(50).fill({ referralId, userErrors: [] }));
  expect(await count("referral where registration_id = $1", registrationId)).toBe(1);
  await hire(referralId);
  const reported = await times(50, () => report(referralId, other));
  expect(reported).toEqual(Array(50).fill({ placementId: expect.any(String), userErrors: [] }));
  expect(new Set(reported.map(({ placementId }) => placementId)).size).toBe(1);
  expect(await count("placement where referral_id = $1", referralId)).toBe(1);
  expect(await orderOf(jobOrderId)).toEqual({ filled: 1, status: "OPEN" });
}, 60_000);
