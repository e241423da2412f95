import { randomUUID } from "node:crypto";
import { requireServicePointOn } from "@aiwork/agreement/access/require-counter";
import { recordChange } from "@aiwork/agreement/state-change/record-change";
import { requirePast } from "@aiwork/agreement/state-change/require-past";
import type { ActInput } from "@aiwork/runtime/act/act";
import { parseUuid } from "@aiwork/runtime/graphql/parse-uuid";
import type { SubgraphContext } from "@aiwork/runtime/server/subgraph-context";
import type { EntityManager } from "typeorm";
import { isOverAge } from "./age-and-order";
import { birthDateOf } from "./birth-date";
import { citeNegotiation } from "./cite-negotiation";
import { decideTrial, type TrialDeciding } from "./decide-trial";
import { letterNumber } from "./letter-number";
import { lockReferred } from "./lock-referred";
import { refuse } from "./referral-refusals";
import { requireReferable } from "./require-referable";
import { writeReferral } from "./write-referral";

export interface Issuing extends ActInput {
  registrationId: string;
  jobOrderId: string;
  servicePointId?: string | null;
  track: "ORDINARY" | "TRIAL";
  issuedOn: string;
  negotiationId?: string | null;
  trialDecision?: TrialDeciding | null;
}

const LIVE = `status in ('ISSUED', 'APPLIED', 'INTERVIEW_SET', 'INTERVIEWED')`;

/**
 * 紹介: issues a referral with its letter (紹介状) at the given service point, or at the one that received the
 * registration.
 * @throws NO_SUCH_RECORD, NOT_YOUR_SERVICE_POINT, NO_SUCH_SERVICE_POINT, SERVICE_POINT_NOT_OPEN, DAY_IN_THE_FUTURE, ALREADY_REFERRED, and the errors of requireReferable,
 *   isOverAge, citeNegotiation and decideTrial
 */
export async function issueReferral(db: EntityManager, input: Issuing, context: SubgraphContext) {
  const registrationId = parseUuid(input.registrationId, "registrationId");
  const jobOrderId = parseUuid(input.jobOrderId, "jobOrderId");
  const { track, issuedOn } = input;
  const { caller } = context;
  const referred = await lockReferred(db, context, { registrationId, jobOrderId });
  const { registration, order } = referred;
  const servicePointId = input.servicePointId ?? registration.servicePointId;
  // guard: referral-is-issued-at-service-point-at-caller
  await requireServicePointOn(db, caller, servicePointId, issuedOn, "issuedOn");
  // guard: referral-is-issued-by-today
  requirePast(issuedOn, context, "issuedOn");
  requireReferable(referred, issuedOn);
  const [live] = await db.query(
    `select id from referral where (registration_id, job_order_id) = ($1, $2) and ${LIVE}`,
    [registrationId, jobOrderId],
  );
  // guard: registration-has-one-live-referral-to-order
  if (live) throw refuse("ALREADY_REFERRED").at("jobOrderId");
  const birthDate = await birthDateOf(db, registration.seekerId);
  const overAge = isOverAge(order, birthDate, issuedOn);
  const citing = { negotiationId: input.negotiationId, registrationId, jobOrderId, issuedOn };
  const negotiationId = await citeNegotiation(db, citing, overAge);
  const decision = decideTrial(input, order, birthDate);
  const referralId = randomUUID();
  const issued = {
    id: referralId,
    letterNumber: letterNumber(registration, issuedOn, referralId),
    registrationId,
    jobOrderId,
    servicePointId,
    track,
    issuedOn,
    negotiationId,
    isOverAge: overAge,
  };
  await writeReferral(db, caller, issued, decision);
  // guard: referrals-history-begins-with
  await recordChange(db, caller, { subjectId: referralId, from: null, to: "ISSUED" });
  return { referralId };
}
