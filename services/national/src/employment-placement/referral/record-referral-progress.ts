import { recordStateChange } from "@aiwork/agreement/agreement/state-change/state-change";
import {
  requireNotFarAhead,
  requireNotInFuture,
  requireTransition,
} from "@aiwork/agreement/agreement/state-change/transitions";
import { parseFreeText, parseReason } from "@aiwork/agreement/agreement/text/free-text";
import { parseUuid } from "@aiwork/subgraph/graphql/scalars";
import { compareAndSet } from "@aiwork/subgraph/mutations/compare-and-set";
import type { SubgraphContext } from "@aiwork/subgraph/subgraph-context";
import type { EntityManager } from "typeorm";
import type { RecordReferralProgressInput } from "../../generated/resolvers";
import { mayActOnRegistration } from "../registration/registration.access";
import { isLiveReferral, REFERRAL_TRANSITIONS, ReferralEntity, type ReferralStatus } from "./referral.entity";
import { referralError } from "./referral.errors";

const MAX_REASON_LENGTH = 1000;

/**
 * Records a step of a referral with its day. A hire recorded after another result needs a reason, and so does another
 * result after a hire (採用の取消し, 内定辞退), which takes no placement that stands.
 * @throws NO_SUCH_RECORD, VERSION_CONFLICT, ILLEGAL_TRANSITION, PLACEMENT_STANDS, DAY_IN_THE_FUTURE, STEP_TOO_EARLY,
 *   REASON_REQUIRED and the errors of interviewDay
 */
export async function recordReferralProgress(
  db: EntityManager,
  input: RecordReferralProgressInput,
  context: SubgraphContext,
) {
  const referralId = parseUuid(input.referralId, "referralId");
  const { version, to, on } = input;
  const isOwn = ({ registrationId }: ReferralEntity) => mayActOnRegistration(db, context, registrationId);
  // guard: progress-is-recorded-by-whose-person-is
  await compareAndSet(db, ReferralEntity, { id: referralId, version, isOwn }, async (referral) => {
    const { status, issuedOn, interviewOn: known } = referral;
    // guard: referral-goes-along-states-alone
    requireTransition(REFERRAL_TRANSITIONS, status, to);
    if (status === "HIRED") await requireNoPlacement(db, referralId);
    // guard: progress-is-of-day-has-come
    requireNotInFuture(on, context, "on");
    // guard: result-does-not-come-before-interview
    const since = status === "INTERVIEWED" ? (known ?? issuedOn) : issuedOn;
    // guard: progress-does-not-come-before-letter
    if (on < since) throw referralError("STEP_TOO_EARLY").at("on");
    const interviewOn = interviewDay(referral, input);
    if (interviewOn !== null) requireNotFarAhead(interviewOn, context, "interviewOn");
    const given = input.reason ?? "";
    // guard: late-hire-is-recorded-with-reason-alone
    const reason = isLiveReferral(status)
      ? parseFreeText(given, "reason", MAX_REASON_LENGTH) || null
      : parseReason(given);
    // guard: progress-stands-in-referrals-history
    await recordStateChange(db, context.caller, { subjectId: referralId, from: status, to, reason });
    const isConcluded = !isLiveReferral(to);
    return {
      status: to,
      interviewOn,
      concludedOn: isConcluded ? on : null,
      outcomeReason: isConcluded ? reason : null,
    };
  });
  return { referralId };
}

/** The locked referral keeps a placement from being reported meanwhile. @throws PLACEMENT_STANDS */
async function requireNoPlacement(db: EntityManager, referralId: string): Promise<void> {
  const standing: unknown[] = await db.query("select from placement where referral_id = $1 and status <> 'VOIDED'", [
    referralId,
  ]);
  // guard: hire-with-placement-is-not-taken-back
  if (standing.length > 0) throw referralError("PLACEMENT_STANDS").at("to");
}

/** States that may follow an interview. */
const FOLLOWS_INTERVIEW: ReadonlySet<ReferralStatus> = new Set(["INTERVIEWED", "HIRED", "NOT_HIRED"]);

/**
 * The day of the interview after a step. INTERVIEW_SET requires one; an interview that was held is not later than the
 * step that follows it.
 * @throws INTERVIEW_DAY_REQUIRED, INTERVIEW_DAY_UNASKED, INTERVIEW_DAY_OUT_OF_ORDER
 */
function interviewDay(
  { issuedOn, interviewOn: known }: Pick<ReferralEntity, "issuedOn" | "interviewOn">,
  { to, on, interviewOn }: Pick<RecordReferralProgressInput, "to" | "on" | "interviewOn">,
): string | null {
  if (interviewOn == null) {
    // guard: interview-is-set-has-day
    if (to === "INTERVIEW_SET") throw referralError("INTERVIEW_DAY_REQUIRED").at("interviewOn");
    // guard: interview-was-held-earlier-than-set
    return to === "INTERVIEWED" && (known === null || known > on) ? on : known;
  }
  // guard: step-without-interview-has-no-day
  if (to !== "INTERVIEW_SET" && !FOLLOWS_INTERVIEW.has(to))
    throw referralError("INTERVIEW_DAY_UNASKED").at("interviewOn");
  // guard: interview-is-not
  if (interviewOn < issuedOn || (FOLLOWS_INTERVIEW.has(to) && interviewOn > on))
    throw referralError("INTERVIEW_DAY_OUT_OF_ORDER").at("interviewOn");
  return interviewOn;
}
