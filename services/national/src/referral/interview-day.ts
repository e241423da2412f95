import type { ReferralEntity, ReferralStatus } from "./referral.entity";
import { refuse } from "./referral-refusals";

interface Step {
  to: ReferralStatus;
  on: string;
  interviewOn?: string | null;
}

/** States that an interview may stand behind. */
const FOLLOWS: ReadonlySet<ReferralStatus> = new Set(["INTERVIEWED", "HIRED", "NOT_HIRED"]);

/**
 * The day of the interview after a step: one to come is set, one that was held comes no later than what follows it.
 * @throws INTERVIEW_DAY_REQUIRED, INTERVIEW_DAY_UNASKED, INTERVIEW_DAY_OUT_OF_ORDER
 */
export function interviewDay(
  { issuedOn, interviewOn: known }: Pick<ReferralEntity, "issuedOn" | "interviewOn">,
  { to, on, interviewOn }: Step,
): string | null {
  if (interviewOn == null) {
    if (to === "INTERVIEW_SET") throw refuse("INTERVIEW_DAY_REQUIRED").at("interviewOn");
    return to === "INTERVIEWED" && (known === null || known > on) ? on : known;
  }
  if (to !== "INTERVIEW_SET" && !FOLLOWS.has(to)) throw refuse("INTERVIEW_DAY_UNASKED").at("interviewOn");
  if (interviewOn < issuedOn || (FOLLOWS.has(to) && interviewOn > on))
    throw refuse("INTERVIEW_DAY_OUT_OF_ORDER").at("interviewOn");
  return interviewOn;
}
