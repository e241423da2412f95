import { randomUUID } from "node:crypto";
import type { CallerClaims } from "@aiwork/kit/access/test-caller";
import { arrangeNational, type GivenRow, type NationalRows } from "@aiwork/kit/national/arrange-national";
import {
  countRows,
  NATIONAL_COUNSELOR,
  NATIONAL_COUNSELOR_ELSEWHERE,
  sendNationalMutation,
} from "@aiwork/kit/national/send-mutation";
import { startTestParty, type TestParty } from "@aiwork/kit/subgraph/test-party";
import { national } from "../../national";
import type { JobOrderEntity } from "../job-order/job-order.entity";
import { REFERRAL_TRANSITIONS, type ReferralEntity, type ReferralStatus } from "../referral/referral.entity";

let party: TestParty;
let add: NationalRows;
beforeAll(async () => {
  party = await startTestParty(national, "seed", "2013-10-31");
  add = arrangeNational(party);
});
afterAll(() => party?.[Symbol.asyncDispose]());

async function hired(order: GivenRow<JobOrderEntity> = {}, given: GivenRow<ReferralEntity> = {}) {
  const registrationId = await add.registration({ seekerId: await add.person() });
  const jobOrderId = await add.jobOrder(order);
  return { jobOrderId, referralId: await add.referral({ registrationId, jobOrderId, status: "HIRED", ...given }) };
}
const report = (who: CallerClaims, referralId: string, more: object = {}) => {
  const plain = { hiredOn: "2013-10-10", startsOn: "2013-11-01", employmentType: "REGULAR", onTrial: false };
  const fields = `placement { version referral { id } hiredOn startsOn employmentType onTrial supportStartedOn countedMonth
    status confirmedOn history { from to } }`;
  return sendNationalMutation(party, who, "reportPlacement", { referralId, ...plain, ...more }, fields);
};
const orderOf = async (id: string) => {
  const query = "select filled, status, version from job_order where id = $1";
  const [order] = await party.database.dataSource.query(query, [id]);
  const changes = "select from_state, to_state from state_change where subject_id = $1";
  return { ...order, history: await party.database.dataSource.query(changes, [id]) };
};
const refused = (code: string, field: string) => ({ placement: null, userErrors: [{ code, path: [field] }] });
const ON_TRIAL = {
  track: "TRIAL",
  trialDecision: {
    ruleVersion: "2013",
    group: "AGE_45_TO_64",
    reason: "経験がないため",
    decidedOn: "2013-10-03",
    decidedByRole: "national.counselor",
    agreedOn: "2013-10-03",
  },
} as const;

describe("reportPlacement", () => {
  it("reports a placement of a hired referral, which counts once it is confirmed", async () => {
    const { referralId } = await hired();
    expect(await report(NATIONAL_COUNSELOR, referralId, { supportStartedOn: "2013-05-13" })).toEqual({
      placement: {
        version: 1,
        referral: { id: referralId },
        hiredOn: "2013-10-10",
        startsOn: "2013-11-01",
        employmentType: "REGULAR",
        onTrial: false,
        supportStartedOn: "2013-05-13",
        countedMonth: null,
        status: "REPORTED",
        confirmedOn: null,
        history: [{ from: null, to: "REPORTED" }],
      },
      userErrors: [],
    });
  });

  it("counts the placement for the service point that referred", async () => {
    const { referralId } = await hired({}, { servicePointId: "minami" });
    await report(NATIONAL_COUNSELOR, referralId);
    const query = "select service_point_id from placement where referral_id = $1";
    expect(await party.database.dataSource.query(query, [referralId])).toEqual([{ service_point_id: "minami" }]);
  });

  it.each((Object.keys(REFERRAL_TRANSITIONS) as ReferralStatus[]).filter((status) => status !== "HIRED"))(
    "refuses a placement of a referral that is %s, also in the database",
    async (status) => {
      const { referralId, jobOrderId } = await hired({}, { status });
      expect(await report(NATIONAL_COUNSELOR, referralId)).toEqual(refused("REFERRAL_NOT_HIRED", "referralId"));
      expect(await orderOf(jobOrderId)).toMatchObject({ filled: 0, version: 1 });
      await expect(add.placement({ referralId })).rejects.toThrow(/referral is not hired/);
    },
  );

  it("allows one placement per referral unless the first is voided, also in the database", async () => {
    const { referralId, jobOrderId } = await hired({ openings: 3 });
    await add.placement({ referralId, status: "VOIDED", voidReason: "誤り" });
    expect((await report(NATIONAL_COUNSELOR, referralId)).userErrors).toEqual([]);
    expect(await report(NATIONAL_COUNSELOR, referralId)).toEqual(refused("ALREADY_PLACED", "referralId"));
    expect(await orderOf(jobOrderId)).toMatchObject({ filled: 1 });
    await expect(add.placement({ referralId })).rejects.toThrow(/one_placement_of_referral/);
  });

  it("allows a placement on trial only for a referral on trial, which may also end without a trial", async () => {
    const ordinary = await hired({ trialMode: "DUAL" });
    expect(await report(NATIONAL_COUNSELOR, ordinary.referralId, { onTrial: true })).toEqual(
      refused("REFERRED_WITHOUT_TRIAL", "onTrial"),
    );
    for (const onTrial of [true, false]) {
      const { referralId } = await hired({ trialMode: "DUAL" }, ON_TRIAL);
      expect((await report(NATIONAL_COUNSELOR, referralId, { onTrial })).placement).toMatchObject({ onTrial });
    }
  });

  it.each<[string, CallerClaims, object, string, string]>([
    ["for a person at another service point", NATIONAL_COUNSELOR_ELSEWHERE, {}, "NO_SUCH_RECORD", "referralId"],
    ["for an unknown referral", NATIONAL_COUNSELOR, { referralId: randomUUID() }, "NO_SUCH_RECORD", "referralId"],
    ["with a future hire", NATIONAL_COUNSELOR, { hiredOn: "2013-11-01" }, "DAY_IN_THE_FUTURE", "hiredOn"],
    [
      "with a hire before the referral",
      NATIONAL_COUNSELOR,
      { hiredOn: "2013-10-02" },
      "PLACED_BEFORE_REFERRED",
      "hiredOn",
    ],
    ["with a first day in another age", NATIONAL_COUNSELOR, { startsOn: "9999-12-31" }, "DAY_TOO_LATE", "startsOn"],
    [
      "with a first day before the hire",
      NATIONAL_COUNSELOR,
      { startsOn: "2013-10-09" },
      "STARTS_BEFORE_HIRED",
      "startsOn",
    ],
    [
      "with support that starts after the hire",
      NATIONAL_COUNSELOR,
      { supportStartedOn: "2013-10-11" },
      "SUPPORT_AFTER_HIRED",
      "supportStartedOn",
    ],
  ])("refuses a placement %s and writes nothing", async (_, who, more, code, field) => {
    const { referralId, jobOrderId } = await hired();
    const before = await countRows(party, "placement");
    expect(await report(who, referralId, more)).toEqual(refused(code, field));
    expect(await countRows(party, "placement")).toEqual(before);
    expect(await orderOf(jobOrderId)).toEqual({ filled: 0, status: "OPEN", version: 1, history: [] });
  });
});

describe("the openings of the order", () => {
  it("makes the order FILLED exactly when its last opening is filled", async () => {
    const { referralId, jobOrderId } = await hired({ openings: 2 });
    await report(NATIONAL_COUNSELOR, referralId);
    expect(await orderOf(jobOrderId)).toEqual({ filled: 1, status: "OPEN", version: 2, history: [] });
    const registrationId = await add.registration({ seekerId: await add.person() });
    const second = await add.referral({ registrationId, jobOrderId, status: "HIRED" });
    await report(NATIONAL_COUNSELOR, second);
    expect(await orderOf(jobOrderId)).toMatchObject({
      filled: 2,
      status: "FILLED",
      history: [{ from_state: "OPEN", to_state: "FILLED" }],
    });
    const another = await add.registration({ seekerId: await add.person() });
    const third = await add.referral({ registrationId: another, jobOrderId, status: "HIRED" });
    expect(await report(NATIONAL_COUNSELOR, third)).toEqual(refused("NO_OPENING_LEFT", "referralId"));
    expect(await orderOf(jobOrderId)).toMatchObject({ filled: 2, version: 3 });
  });

  it.each([
    ["past its deadline", { referUntil: "2013-10-05" }],
    ["stored as expired", { status: "EXPIRED" } as const],
    ["suspended", { status: "SUSPENDED" } as const],
    ["canceled since", { status: "CANCELED" } as const],
  ])("fills an opening of an order that is %s when the person was referred in time", async (_, order) => {
    const { referralId, jobOrderId } = await hired({ openings: 1, ...order });
    expect((await report(NATIONAL_COUNSELOR, referralId)).userErrors).toEqual([]);
    expect(await orderOf(jobOrderId)).toMatchObject({ filled: 1, status: "FILLED" });
  });

  it.each(["RECEIVED"] as const)("fills no opening of an order that is %s", async (status) => {
    const { referralId } = await hired({ status });
    expect(await report(NATIONAL_COUNSELOR, referralId)).toEqual(refused("ORDER_CALLED_OFF", "referralId"));
  });

  it("fills no opening when a person was referred from another service point", async () => {
    const registrationId = await add.registration({ seekerId: await add.person(), servicePointId: "toyohira" });
    const referralId = await add.referral({
      registrationId,
      jobOrderId: await add.jobOrder({}),
      servicePointId: "toyohira",
      status: "HIRED",
    });
    expect(await report(NATIONAL_COUNSELOR, referralId)).toEqual(refused("NO_SUCH_RECORD", "referralId"));
  });

  it("is rejected by the database when `filled` and the status disagree", async () => {
    await expect(add.jobOrder({ openings: 2, filled: 2 })).rejects.toThrow(/filled_exactly_when_equal/);
    await expect(add.jobOrder({ openings: 2, filled: 1, status: "FILLED" })).rejects.toThrow(/job_order_check|filled_/);
    await expect(add.jobOrder({ openings: 2, filled: 3 })).rejects.toThrow(/job_order_check/);
  });
});
