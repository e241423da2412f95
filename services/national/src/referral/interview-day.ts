import type { ReferralEntity, ReferralStatus } from "./referral.entity";
import { refuse } from "./referral-refusals";

interface Step {
  to: ReferralStatus;
  on: string;
  interviewOn?: string | null;
}

/** States that may follow an interview. */
const FOLLOWS: ReadonlySet<ReferralStatus> = new Set(["INTERVIEWED", "HIRED", "NOT_HIRED"]);

/**
 * The day of the interview after a step. INTERVIEW_SET requires one; an interview that was held is not later than the
 * step that follows it.
 * @throws INTERVIEW_DAY_REQUIRED, INTERVIEW_DAY_UNASKED, INTERVIEW_DAY_OUT_OF_ORDER
 */
export function interviewDay(
  { issuedOn, interviewOn: known }: Pick<ReferralEntity, "issuedOn" | "interviewOn">,
  { to, on, interviewOn }: Step,
): string | null {
  if (interviewOn == null) {
    // guard: interview-is-set-has-day
    if (to === "INTERVIEW_SET") throw refuse("INTERVIEW_DAY_REQUIRED").at("interviewOn");
    // guard: interview-was-held-earlier-than-set
    return to === "INTERVIEWED" && (known === null || known > on) ? on : known;
  }
  // guard: step-without-interview-has-no-day
  if (to !== "INTERVIEW_SET" && !FOLLOWS.has(to)) throw refuse("INTERVIEW_DAY_UNASKED").at("interviewOn");
  // guard: interview-is-not
  if (interviewOn < issuedOn || (FOLLOWS.has(to) && interviewOn > on))
    throw refuse("INTERVIEW_DAY_OUT_OF_ORDER").at("interviewOn");
  return interviewOn;
}
