import { recordStateChange } from "@aiwork/agreement/agreement/state-change/state-change";
import { requireNotInFuture, requireTransition } from "@aiwork/agreement/agreement/state-change/transitions";
import { parseFreeText, parseReason } from "@aiwork/agreement/agreement/text/free-text";
import { keepRevision } from "@aiwork/agreement/joint-counter/profile-revision/profile-revision";
import { checkFields } from "@aiwork/server/errors/business-error";
import { parseUuid } from "@aiwork/subgraph/graphql/scalars";
import { compareAndSet } from "@aiwork/subgraph/mutations/compare-and-set";
import type { SubgraphContext } from "@aiwork/subgraph/subgraph-context";
import type { EntityManager } from "typeorm";
import type { RecordReferralProgressInput } from "../../generated/resolvers";
import { type Standing, standingOn } from "../registration/registration.access";
import { registrationError } from "../registration/registration.errors";
import { interviewDay } from "./interview-day";
import {
  isLiveReferral,
  leadsBack,
  REFERRAL_TRANSITIONS,
  ReferralEntity,
  type ReferralStatus,
} from "./referral.entity";
import { referralError } from "./referral.errors";

const MAX_REASON_LENGTH = 1000;

/**
 * Records a step of a referral with its day; INTERVIEW_SET again moves the interview, and the day it had is kept. A step
 * that was entered by mistake is taken back to an earlier one, with the day of that and for a reason. A result that takes
 * the place of another one needs a reason, and so does a referral that is canceled after somebody applied by it, such as one
 * that was entered under another person; neither takes a placement that stands. One that was canceled by mistake has its
 * result while what it rests on stands. Past the term, the service point that issued the referral records its result alone,
 * for a reason.
 * @throws NO_SUCH_RECORD, VERSION_CONFLICT, ILLEGAL_TRANSITION, ONLY_RESULT_LATE, PLACEMENT_STANDS, REGISTRATION_VOIDED,
 *   NEGOTIATION_NOT_AGREED, DAY_IN_THE_FUTURE, STEP_TOO_EARLY, REASON_REQUIRED and the errors of interviewDay
 */
export async function recordReferralProgress(
  db: EntityManager,
  input: RecordReferralProgressInput,
  context: SubgraphContext,
) {
  const referralId = parseUuid(input.referralId, "referralId");
  const { version, to, on } = input;
  let standing: Standing | null = null;
  const isOwn = async (referral: ReferralEntity) => {
    standing = await standingOn(db, context, referral);
    return standing !== null;
  };
  // guard: progress-is-recorded-by-whose-person-is
  await compareAndSet(db, ReferralEntity, { id: referralId, version, field: "referralId", isOwn }, async (referral) => {
    const { status, seekerId, interviewOn: known } = referral;
    // guard: referral-goes-along-states-alone
    requireTransition(REFERRAL_TRANSITIONS, status, to);
    const given = input.reason ?? "";
    // guard: referral-somebody-applied-by-is-canceled-for-reason
    const isCorrected = !isLiveReferral(status) || (to === "CANCELED" && status !== "ISSUED") || leadsBack(status, to);
    // guard: late-hire-is-recorded-with-reason-alone
    const isPlain = !isCorrected && standing !== "LATE";
    const { interviewOn, reason } = await checkFields({
      to: async () => {
        // guard: result-alone-is-recorded-late
        if (standing === "LATE" && isLiveReferral(to)) throw referralError("ONLY_RESULT_LATE").at("to");
        if (status === "HIRED") await requireNoPlacement(db, referralId);
        if (status === "CANCELED") await requireGround(db, referralId);
      },
      on: () => {
        // guard: progress-is-of-day-has-come
        requireNotInFuture(on, context, "on");
      },
      interviewOn: () => {
        requireInOrder(referral, to, on);
        return interviewDay(referral, input, context);
      },
      reason: () => (isPlain ? parseFreeText(given, "reason", MAX_REASON_LENGTH) || null : parseReason(given)),
    });
    // guard: progress-stands-in-referrals-history
    await recordStateChange(db, context.caller, { subjectId: referralId, from: status, to, reason });
    const moved = { before: { interviewOn: known }, after: { interviewOn } };
    // guard: day-of-interview-that-was-set-is-kept
    if (known !== null) await keepRevision(db, context.caller, { seekerId, subjectId: referralId, ...moved, reason });
    const isConcluded = !isLiveReferral(to);
    return {
      status: to,
      // guard: letter-that-nothing-follows-has-no-day-of-progress
      statusOn: to === "ISSUED" ? null : on,
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

/** What a referral rests on: its registration, and the negotiation that it cites. @throws REGISTRATION_VOIDED, NEGOTIATION_NOT_AGREED */
async function requireGround(db: EntityManager, referralId: string): Promise<void> {
  const [{ lost }]: [{ lost: "REGISTRATION" | "NEGOTIATION" | null }] = await db.query(
    "select lost_ground($1) as lost",
    [referralId],
  );
  // guard: referral-of-voided-registration-stays-canceled
  if (lost === "REGISTRATION") throw registrationError("REGISTRATION_VOIDED").at("referralId");
  // guard: referral-without-its-negotiation-stays-canceled
  if (lost === "NEGOTIATION") throw referralError("NEGOTIATION_NOT_AGREED").at("referralId");
}

const WAS_INTERVIEWED: ReadonlySet<ReferralStatus> = new Set(["INTERVIEWED", "HIRED", "NOT_HIRED"]);

/**
 * A step is not before the letter, the interview that was held, or the state that it follows. A result that corrects
 * another one, and a step that takes one back, may be of an earlier day, as that one was wrong.
 * @throws STEP_TOO_EARLY
 */
function requireInOrder(
  { status, issuedOn, interviewOn, statusOn }: ReferralEntity,
  to: ReferralStatus,
  on: string,
): void {
  const since = [
    issuedOn,
    // guard: result-does-not-come-before-interview
    WAS_INTERVIEWED.has(status) ? interviewOn : null,
    // guard: step-does-not-come-before-state-it-follows
    isLiveReferral(status) ? statusOn : null,
  ];
  // guard: step-that-is-taken-back-holds-nobody-to-its-day
  const followed = leadsBack(status, to) ? [issuedOn] : since;
  // guard: progress-does-not-come-before-letter
  if (followed.some((day) => day !== null && on < day)) throw referralError("STEP_TOO_EARLY").at("on");
}
