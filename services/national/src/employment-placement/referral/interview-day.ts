import { requireNotFarAhead } from "@aiwork/agreement/agreement/state-change/transitions";
import type { SubgraphContext } from "@aiwork/subgraph/subgraph-context";
import type { RecordReferralProgressInput } from "../../generated/resolvers";
import { isLiveReferral, type ReferralEntity, type ReferralStatus } from "./referral.entity";
import { referralError } from "./referral.errors";

/** No employer sets an interview for later than that. */
const MAX_YEARS_SET_AHEAD = 1;

/** States that may follow an interview. */
const FOLLOWS_INTERVIEW: ReadonlySet<ReferralStatus> = new Set(["INTERVIEWED", "HIRED", "NOT_HIRED"]);

/**
 * 面接日: the day of the interview after a step. INTERVIEW_SET requires one, and moves the one that is set; an interview that
 * was held is not later than the step that follows it. Before INTERVIEW_SET there is none.
 * @throws INTERVIEW_DAY_REQUIRED, INTERVIEW_DAY_UNASKED, INTERVIEW_DAY_UNCHANGED, INTERVIEW_DAY_OUT_OF_ORDER,
 *   INTERVIEW_STILL_TO_COME, DAY_TOO_LATE
 */
export function interviewDay(
  referral: Pick<ReferralEntity, "issuedOn" | "interviewOn" | "status">,
  { to, on, interviewOn }: Pick<RecordReferralProgressInput, "to" | "on" | "interviewOn">,
  context: SubgraphContext,
): string | null {
  if (interviewOn == null) {
    // guard: interview-is-set-has-day
    if (to === "INTERVIEW_SET") throw referralError("INTERVIEW_DAY_REQUIRED").at("interviewOn");
    // guard: interview-goes-with-step-that-is-taken-back
    if (isLiveReferral(to) && to !== "INTERVIEWED") return null;
    return interviewAsSet(referral, { to, on, isNone: interviewOn === null });
  }
  // guard: step-without-interview-has-no-day
  if (to !== "INTERVIEW_SET" && !FOLLOWS_INTERVIEW.has(to))
    throw referralError("INTERVIEW_DAY_UNASKED").at("interviewOn");
  // guard: interview-is-moved-to-another-day
  if (to === referral.status && interviewOn === referral.interviewOn)
    throw referralError("INTERVIEW_DAY_UNCHANGED").at("interviewOn");
  // guard: interview-is-not
  if (interviewOn < referral.issuedOn || (to === "INTERVIEW_SET" ? interviewOn < on : interviewOn > on))
    throw referralError("INTERVIEW_DAY_OUT_OF_ORDER").at("interviewOn");
  // guard: interview-is-set-within-year
  requireNotFarAhead(interviewOn, context, "interviewOn", MAX_YEARS_SET_AHEAD);
  return interviewOn;
}

/** @param isNone whether it is said that no interview was held */
function interviewAsSet(
  { interviewOn: known }: Pick<ReferralEntity, "interviewOn">,
  { to, on, isNone }: { to: ReferralStatus; on: string; isNone: boolean },
): string | null {
  if (known === null) return to === "INTERVIEWED" ? on : null;
  if (known <= on) return known;
  // guard: employer-may-decide-without-interview
  if (isNone && (to === "HIRED" || to === "NOT_HIRED")) return null;
  // guard: nobody-is-interviewed-hired-or-missed-before-interview
  if (FOLLOWS_INTERVIEW.has(to) || to === "NO_SHOW")
    throw referralError("INTERVIEW_STILL_TO_COME", { day: known }).at("on");
  return known;
}
