import { randomUUID } from "node:crypto";
import { askBack, doubtPastDay } from "@aiwork/agreement/agreement/confirmation/doubts";
import { recordStateChange } from "@aiwork/agreement/agreement/state-change/state-change";
import { requireNotInFuture } from "@aiwork/agreement/agreement/state-change/transitions";
import { requireOwnServicePointOn } from "@aiwork/agreement/joint-counter/service-point/service-point.access";
import type { Caller } from "@aiwork/server/identity/caller";
import { parseUuid } from "@aiwork/subgraph/graphql/scalars";
import type { SubgraphContext } from "@aiwork/subgraph/subgraph-context";
import type { EntityManager } from "typeorm";
import type { IssueReferralInput, TrialDecisionInput } from "../../generated/resolvers";
import { lockRegistrationAndOrder, readAsOfDay, requireReferable } from "../job-order/require-referable";
import type { RegistrationEntity } from "../registration/registration.entity";
import { citeNegotiation, isOverAge } from "./cite-negotiation";
import { decideTrial } from "./decide-trial";
import type { ReferralEntity } from "./referral.entity";
import { referralError } from "./referral.errors";

const IS_LIVE = `status in ('ISSUED', 'APPLIED', 'INTERVIEW_SET', 'INTERVIEWED')`;

/**
 * 紹介: issues a referral with its letter (紹介状) at the given service point, or at the one that received the
 * registration.
 * @throws NO_SUCH_RECORD, NOT_YOUR_SERVICE_POINT, NO_SUCH_SERVICE_POINT, SERVICE_POINT_NOT_OPEN, DAY_IN_THE_FUTURE, ALREADY_REFERRED, and the errors of requireReferable,
 *   isOverAge, citeNegotiation and decideTrial
 */
export async function issueReferral(db: EntityManager, input: IssueReferralInput, context: SubgraphContext) {
  const registrationId = parseUuid(input.registrationId, "registrationId");
  const jobOrderId = parseUuid(input.jobOrderId, "jobOrderId");
  const { track, issuedOn } = input;
  const { caller } = context;
  await lockRegistrationAndOrder(db, context, { registrationId, jobOrderId });
  // guard: referral-is-decided-by-what-stood-on-its-day
  const referred = await readAsOfDay(db, { registrationId, jobOrderId }, issuedOn);
  const { registration, order } = referred;
  const servicePointId = input.servicePointId ?? registration.servicePointId;
  // guard: referral-is-issued-at-service-point-at-caller
  await requireOwnServicePointOn(db, caller, servicePointId, issuedOn, "issuedOn");
  // guard: referral-is-issued-by-today
  requireNotInFuture(issuedOn, context, "issuedOn");
  requireReferable(referred, issuedOn);
  const [live] = await db.query(`select id from referral where (seeker_id, job_order_id) = ($1, $2) and ${IS_LIVE}`, [
    registration.seekerId,
    jobOrderId,
  ]);
  // guard: person-has-one-live-referral-to-order
  if (live) throw referralError("ALREADY_REFERRED").at("jobOrderId");
  const birthDate = await birthDateOf(db, registration.seekerId);
  const overAge = isOverAge(order, birthDate, issuedOn);
  const citing = { negotiationId: input.negotiationId, registrationId, jobOrderId, issuedOn };
  const negotiationId = await citeNegotiation(db, citing, overAge);
  const decision = decideTrial(input, order, birthDate);
  requireDecidedInOurAge(decision, context);
  askBack(
    input,
    doubtPastDay(issuedOn, context, "issuedOn"),
    doubtPastDay(decision?.decidedOn, context, "trialDecision.decidedOn"),
    doubtPastDay(decision?.seekerAgreedOn, context, "trialDecision.seekerAgreedOn"),
  );
  const referralId = randomUUID();
  const issued = {
    id: referralId,
    letterNumber: letterNumber(registration, issuedOn, referralId),
    registrationId,
    jobOrderId,
    // guard: referral-names-sheet-of-its-day
    jobOrderRevision: order.revision,
    servicePointId,
    track,
    issuedOn,
    negotiationId,
    isOverAge: overAge,
  };
  await insertReferral(db, caller, issued, decision);
  // guard: referrals-history-begins-with
  await recordStateChange(db, caller, { subjectId: referralId, from: null, to: "ISSUED" });
  return { referralId };
}

/** The days of a trial decision are bounded as all days of acts are. @throws DAY_TOO_EARLY */
function requireDecidedInOurAge(decision: TrialDecisionInput | null, context: SubgraphContext): void {
  if (decision === null) return;
  // guard: trial-is-not-decided-in-another-age
  requireNotInFuture(decision.decidedOn, context, ["trialDecision", "decidedOn"]);
  // guard: person-did-not-agree-in-another-age
  requireNotInFuture(decision.seekerAgreedOn, context, ["trialDecision", "seekerAgreedOn"]);
}

interface Issued
  extends Pick<
    ReferralEntity,
    | "id"
    | "letterNumber"
    | "registrationId"
    | "jobOrderId"
    | "jobOrderRevision"
    | "servicePointId"
    | "track"
    | "issuedOn"
    | "negotiationId"
  > {
  isOverAge: boolean;
}

/** Inserts a referral and, for one on trial, its decision. Nothing else writes a trial decision. */
async function insertReferral(
  db: EntityManager,
  { role, name }: Caller,
  issued: Issued,
  decision: TrialDecisionInput | null,
): Promise<void> {
  const { id, letterNumber, registrationId, jobOrderId, servicePointId, track, issuedOn, negotiationId } = issued;
  await db.query(
    `insert into referral (id, letter_number, registration_id, job_order_id, service_point_id, track, issued_on,
       negotiation_id, over_age, by_role, by_name, job_order_revision, status)
     values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, 'ISSUED')`,
    [
      ...[id, letterNumber, registrationId, jobOrderId, servicePointId, track, issuedOn, negotiationId],
      ...[issued.isOverAge, role, name, issued.jobOrderRevision],
    ],
  );
  if (decision === null) return;
  const { ruleVersion, group, reason, decidedOn, seekerAgreedOn } = decision;
  await db.query(
    `insert into trial_decision (referral_id, rule_version, target_group, reason, decided_on, agreed_on, decided_by_role)
     values ($1, $2, $3, $4, $5, $6, $7)`,
    [id, ruleVersion, group, reason, decidedOn, seekerAgreedOn, role],
  );
}

/** 紹介状番号: the office's code, the day, and twelve characters of the referral's id. The database keeps it unique. */
function letterNumber({ number }: Pick<RegistrationEntity, "number">, issuedOn: string, referralId: string): string {
  const office = number?.slice(0, 5) ?? "";
  const serial = referralId.replaceAll("-", "").slice(0, 12);
  return `${office}-${issuedOn.replaceAll("-", "")}-${serial}`;
}

/** The birth date that the person gave the national side. */
async function birthDateOf(db: EntityManager, seekerId: string): Promise<string | null> {
  const [file]: { birthDate: string | null }[] = await db.query(
    `select birth_date as "birthDate" from national_profile where seeker_id = $1`,
    [seekerId],
  );
  return file?.birthDate ?? null;
}
