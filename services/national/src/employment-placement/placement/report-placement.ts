import { randomUUID } from "node:crypto";
import { doubtError } from "@aiwork/agreement/agreement/confirmation/doubt.errors";
import { askBack, doubtDueDay, doubtPastDay } from "@aiwork/agreement/agreement/confirmation/doubts";
import { recordStateChange } from "@aiwork/agreement/agreement/state-change/state-change";
import { requireNotFarAhead, requireNotInFuture } from "@aiwork/agreement/agreement/state-change/transitions";
import { type BusinessError, checkFields, parseFields } from "@aiwork/server/errors/business-error";
import { columnsOf } from "@aiwork/subgraph/database/entity-columns";
import { parseUuid } from "@aiwork/subgraph/graphql/scalars";
import { mutationError } from "@aiwork/subgraph/mutations/mutation.errors";
import type { SubgraphContext } from "@aiwork/subgraph/subgraph-context";
import type { EntityManager } from "typeorm";
import type { ReportPlacementInput } from "../../generated/resolvers";
import { lockOrder, lockRegistration } from "../job-order/require-referable";
import { ReferralEntity } from "../referral/referral.entity";
import { standingOn } from "../registration/registration.access";
import { fillOpening } from "./openings";
import { reasonBy } from "./placed-registration";
import { placementError } from "./placement.errors";
import { requireOnlyPlacement } from "./require-only-placement";

/**
 * 就職: a person was hired through a referral. From now on the opening is filled. The case counts once it is confirmed,
 * for the service point that made the referral; past the term, that one reports it for a reason.
 * @throws NO_SUCH_RECORD, REFERRAL_NOT_HIRED, ALREADY_PLACED, DAY_IN_THE_FUTURE, PLACED_BEFORE_REFERRED,
 *   HIRED_BEFORE_INTERVIEW, STARTS_BEFORE_HIRED, SUPPORT_AFTER_HIRED, REFERRED_WITHOUT_TRIAL, NO_OPENING_LEFT, ORDER_CALLED_OFF,
 *   REASON_REQUIRED
 */
export async function reportPlacement(db: EntityManager, input: ReportPlacementInput, context: SubgraphContext) {
  const referralId = parseUuid(input.referralId, "referralId");
  const { caller } = context;
  const known = await readReferral(db, referralId);
  const standing = known ? await standingOn(db, context, known) : null;
  // guard: placement-is-reported-by-whose-person-is
  if (!known || standing === null) throw mutationError("NO_SUCH_RECORD").at("referralId");
  await lockRegistration(db, known.registrationId);
  const order = await lockOrder(db, known.jobOrderId);
  const referral = (await readReferral(db, referralId, "for update")) ?? known;
  const { reason } = await checkFields({
    referral: () => requireHired(referral),
    // guard: person-is-placed-once-at-order
    placement: () => requireOnlyPlacement(db, { referralId, placementId: null }, "referralId"),
    days: () => requireDays(input, referral, context),
    track: () => requireTrack(input, referral),
    reason: () => reasonBy(standing, input.reason),
    // guard: reported-placement-takes-opening
    opening: () => fillOpening(db, caller, order),
  });
  askBack(
    input,
    doubtPastDay(input.hiredOn, context, "hiredOn"),
    doubtHireDay(input, referral),
    doubtDueDay(input.startsOn, context, "startsOn"),
    doubtPastDay(input.supportStartedOn, context, "supportStartedOn"),
  );
  const placementId = randomUUID();
  const { hiredOn, startsOn, employmentType, onTrial, supportStartedOn = null } = input;
  await db.query(
    `insert into placement (id, referral_id, service_point_id, hired_on, starts_on, employment_type, on_trial,
       support_started_on, status)
     values ($1, $2, $3, $4, $5, $6, $7, $8, 'REPORTED')`,
    [placementId, referralId, referral.servicePointId, hiredOn, startsOn, employmentType, onTrial, supportStartedOn],
  );
  // guard: placements-history-begins-with
  await recordStateChange(db, caller, { subjectId: placementId, from: null, to: "REPORTED", reason });
  return { placementId };
}

async function readReferral(db: EntityManager, id: string, lock: "" | "for update" = "") {
  const [referral]: ReferralEntity[] = await db.query(
    `select ${columnsOf(ReferralEntity)} from referral where id = $1 ${lock}`,
    [id],
  );
  return referral;
}

function requireHired({ status }: ReferralEntity): void {
  // guard: placement-is-of-referral-came-to-hire
  if (status !== "HIRED") throw placementError("REFERRAL_NOT_HIRED").at("referralId");
}

function requireTrack({ onTrial }: ReportPlacementInput, { track }: ReferralEntity): void {
  // guard: placement-on-trial-is-of-referral
  if (onTrial && track !== "TRIAL") throw placementError("REFERRED_WITHOUT_TRIAL").at("onTrial");
}

/** The case counts in the month of the hire: another day than the referral's result says is asked back. */
function doubtHireDay({ hiredOn }: ReportPlacementInput, { concludedOn: day }: ReferralEntity): BusinessError | null {
  // guard: hire-of-other-day-than-result-is-doubted
  return day === null || day === hiredOn ? null : doubtError("HIRED_ON_OTHER_DAY", { day }).at("hiredOn");
}

/** The referral, the interview, the hire and the first day of work come in this order; the hire is not in the future. */
function requireDays(
  { hiredOn, startsOn, supportStartedOn }: ReportPlacementInput,
  { issuedOn, interviewOn }: ReferralEntity,
  context: SubgraphContext,
): void {
  parseFields({
    hiredOn: () => {
      // guard: hire-is-of-day-has-come
      requireNotInFuture(hiredOn, context, "hiredOn");
      // guard: hire-does-not-come-before-referral
      if (hiredOn < issuedOn) throw placementError("PLACED_BEFORE_REFERRED").at("hiredOn");
      // guard: hire-does-not-come-before-interview
      if (interviewOn !== null && hiredOn < interviewOn) throw placementError("HIRED_BEFORE_INTERVIEW").at("hiredOn");
    },
    startsOn: () => {
      // guard: work-does-not-start-before-hire
      if (startsOn < hiredOn) throw placementError("STARTS_BEFORE_HIRED").at("startsOn");
      requireNotFarAhead(startsOn, context, "startsOn");
    },
    supportStartedOn: () => {
      // guard: support-does-not-start-after-hire
      if (supportStartedOn != null && supportStartedOn > hiredOn)
        throw placementError("SUPPORT_AFTER_HIRED").at("supportStartedOn");
      if (supportStartedOn != null) requireNotInFuture(supportStartedOn, context, "supportStartedOn");
    },
  });
}
