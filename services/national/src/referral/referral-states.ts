import type { Transitions } from "@aiwork/agreement/state-change/transitions";
import type { ReferralStatus } from "./referral.entity";

const CAME_TO_NOTHING = ["SEEKER_DECLINED", "NO_SHOW", "ORDER_CLOSED", "RESULT_UNKNOWN"] as const;
const AFTER_INTERVIEW = ["HIRED", "NOT_HIRED", ...CAME_TO_NOTHING] as const;

/** A later state may be recorded directly where nobody observed the steps between. */
export const REFERRAL_STATES: Transitions<ReferralStatus> = {
  ISSUED: ["APPLIED", "INTERVIEW_SET", "INTERVIEWED", ...AFTER_INTERVIEW, "CANCELED"],
  // guard: referral-somebody-applied-by-is-not-canceled
  APPLIED: ["INTERVIEW_SET", "INTERVIEWED", ...AFTER_INTERVIEW],
  INTERVIEW_SET: ["INTERVIEWED", ...AFTER_INTERVIEW],
  INTERVIEWED: AFTER_INTERVIEW,
  // guard: who-was-hired-has-no-other-result
  HIRED: [],
  NOT_HIRED: ["HIRED"],
  // guard: who-declined-is-not-hired-after-all
  SEEKER_DECLINED: [],
  NO_SHOW: [],
  ORDER_CLOSED: ["HIRED"],
  RESULT_UNKNOWN: ["HIRED"],
  CANCELED: [],
};

const LIVE: ReadonlySet<ReferralStatus> = new Set(["ISSUED", "APPLIED", "INTERVIEW_SET", "INTERVIEWED"]);

/** Whether the referral has no result yet. */
export function isLive(status: ReferralStatus): boolean {
  return LIVE.has(status);
}
