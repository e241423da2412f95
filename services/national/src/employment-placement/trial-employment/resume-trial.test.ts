import { illegalTransitions, legalTransitions } from "@aiwork/kit/agreement/transition-steps";
import { arrangeNational, type NationalRows } from "@aiwork/kit/national/arrange-national";
import {
  countRows,
  NATIONAL_COUNSELOR,
  NATIONAL_COUNSELOR_ELSEWHERE,
  onlyUserError,
  sendNationalMutation,
} from "@aiwork/kit/national/send-mutation";
import { startTestParty, type TestParty } from "@aiwork/kit/subgraph/test-party";
import { national } from "../../national";
import { isOpenTrial, TRIAL_RESUME_TRANSITIONS, type TrialEmploymentEntity } from "./trial-employment.entity";

let party: TestParty;
let add: NationalRows;
let registrationId: string;
beforeAll(async () => {
  party = await startTestParty(national, "seed", "2013-10-31");
  add = arrangeNational(party);
  registrationId = await add.registration({ seekerId: await add.person() });
});
afterAll(() => party?.[Symbol.asyncDispose]());

const REASON = "別の方の終了を記録したため";
/** A trial to 31 October, the business day. */
async function trial(given: Partial<TrialEmploymentEntity> = {}, placementStatus: "REPORTED" | "VOIDED" = "REPORTED") {
  const jobOrderId = await add.jobOrder({ trialMode: "DUAL" });
  const referralId = await add.referral({ registrationId, jobOrderId, status: "HIRED" });
  const voided = placementStatus === "VOIDED" ? { voidReason: "誤り" } : {};
  const placementId = await add.placement({ referralId, onTrial: true, status: placementStatus, ...voided });
  const days = { startsOn: "2013-10-15", plannedEndOn: "2013-10-31", planDueOn: "2013-10-29" };
  const status = given.status ?? "ENDED_EARLY";
  const end = {
    endedOn: isOpenTrial(status) ? null : "2013-10-20",
    endReason: status === "ENDED_EARLY" ? "誤って記録" : null,
    convertedOn: status === "CONVERTED" ? "2013-10-21" : null,
  };
  return add.trial({ placementId, ...days, ...end, status, ...given });
}
const resume = (trialId: string, more: object = {}, who = NATIONAL_COUNSELOR) => {
  const fields =
    "trial { version status endedOn endReason convertedOn history { from to reason } revisions { field before } }";
  return sendNationalMutation(party, who, "resumeTrial", { trialId, version: 1, reason: REASON, ...more }, fields);
};

describe("resumeTrial", () => {
  it.each(legalTransitions(TRIAL_RESUME_TRANSITIONS))(
    "takes the end of a trial back from %s to %s, and keeps it",
    async (status, to) => {
      const { trial: running, userErrors } = await resume(await trial({ status }));
      expect(userErrors).toEqual([]);
      const none = { endedOn: null, endReason: null, convertedOn: null };
      expect(running).toMatchObject({
        version: 2,
        status: to,
        ...none,
        history: [{ from: status, to, reason: REASON }],
      });
      expect(running.revisions).toContainEqual({ field: "endedOn", before: "2013-10-20" });
    },
  );

  it.each(illegalTransitions(TRIAL_RESUME_TRANSITIONS).filter(([, to]) => to === "STARTED"))(
    "does not resume a trial that is %s",
    async (status) => {
      const id = await trial({ status });
      const before = await countRows(party);
      expect(onlyUserError(await resume(id))).toEqual(["ILLEGAL_TRANSITION", "trialId"]);
      expect(await countRows(party)).toEqual(before);
    },
  );

  it("does not resume a trial past its planned end, or of a voided placement", async () => {
    expect(onlyUserError(await resume(await trial({ plannedEndOn: "2013-10-30" })))).toEqual(["TRIAL_OVER", "trialId"]);
    expect(onlyUserError(await resume(await trial({}, "VOIDED")))).toEqual(["PLACEMENT_VOIDED", "trialId"]);
  });

  it.each([
    ["without a reason", { reason: "　" }, "REASON_REQUIRED", "reason", NATIONAL_COUNSELOR],
    ["with an old version", { version: 2 }, "VERSION_CONFLICT", "version", NATIONAL_COUNSELOR],
    ["at another service point", {}, "NO_SUCH_RECORD", "trialId", NATIONAL_COUNSELOR_ELSEWHERE],
  ] as const)("does not resume a trial %s", async (_, more, code, field, who) => {
    expect(onlyUserError(await resume(await trial(), more, who))).toEqual([code, field]);
  });
});
