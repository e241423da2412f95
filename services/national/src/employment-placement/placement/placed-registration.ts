import { recordStateChange } from "@aiwork/agreement/agreement/state-change/state-change";
import { parseReason } from "@aiwork/agreement/agreement/text/free-text";
import type { Caller } from "@aiwork/server/identity/caller";
import { columnsOf } from "@aiwork/subgraph/database/entity-columns";
import { mutationError } from "@aiwork/subgraph/mutations/mutation.errors";
import type { SubgraphContext } from "@aiwork/subgraph/subgraph-context";
import type { EntityManager } from "typeorm";
import type { JobOrderEntity } from "../job-order/job-order.entity";
import { lockOrder, lockRegistration } from "../job-order/require-referable";
import { type Standing, standingOn } from "../registration/registration.access";
import { RegistrationEntity, type RegistrationStatus, registrationStatus } from "../registration/registration.entity";

/** What a placement joins; the registration is null where another service point keeps it by now. */
interface PlacementLocks {
  referralId: string;
  registration: RegistrationEntity | null;
  order: JobOrderEntity;
  standing: Standing;
}

/** Locks the registration and the order of a placement, before the placement itself. @throws NO_SUCH_RECORD */
export async function lockRegistrationAndOrderOfPlacement(
  db: EntityManager,
  context: SubgraphContext,
  placementId: string,
): Promise<PlacementLocks> {
  const [joined]: JoinedByPlacement[] = await db.query(
    `select referral_id as "referralId", registration_id as "registrationId", job_order_id as "jobOrderId",
       placement.seeker_id as "seekerId", placement.service_point_id as "servicePointId"
     from placement join referral on referral.id = referral_id where placement.id = $1`,
    [placementId],
  );
  const standing = joined ? await standingOn(db, context, joined) : null;
  // guard: placement-is-confirmed-and-voided-by-whose
  if (!joined || standing === null) throw mutationError("NO_SUCH_RECORD").at("placementId");
  const registration = await lockRegistration(db, joined.registrationId);
  return { referralId: joined.referralId, registration, order: await lockOrder(db, joined.jobOrderId), standing };
}

interface JoinedByPlacement {
  referralId: string;
  registrationId: string;
  jobOrderId: string;
  seekerId: string;
  servicePointId: string | null;
}

/** What is recorded late says why. @throws REASON_REQUIRED and the errors of a text */
export function reasonBy(standing: Standing, given: string | null | undefined): string | null {
  // guard: placement-is-recorded-late-for-reason
  return standing === "LATE" || given?.trim() ? parseReason(given ?? "") : null;
}

/** Sets a registration that is active, and was on the day of the hire, to PLACED. In any other state it stays as it is. */
export async function markRegistrationPlaced(
  db: EntityManager,
  caller: Caller,
  registration: RegistrationEntity | null,
  hiredOn: string,
): Promise<void> {
  if (registration === null) return;
  const [stood]: [RegistrationEntity] = await db.query(
    `select ${columnsOf(RegistrationEntity, "stood")} from registration_on($1, $2) as stood`,
    [registration.id, hiredOn],
  );
  // guard: registration-had-expired-before-hire
  const wasActive = registrationStatus(stood, hiredOn) === "ACTIVE";
  if (registration.status === "ACTIVE" && wasActive) await setStatus(db, caller, registration, "PLACED", null);
}

/**
 * Sets the registration of a voided placement back to ACTIVE, unless it has another confirmed placement. It reads as
 * EXPIRED where its term has ended since.
 */
export async function reactivateRegistration(
  db: EntityManager,
  caller: Caller,
  registration: RegistrationEntity | null,
  { placementId, reason }: { placementId: string; reason: string },
): Promise<void> {
  if (registration?.status !== "PLACED") return;
  const [other] = await db.query(
    `select placement.id from placement join referral on referral.id = referral_id
     where registration_id = $1 and placement.status = 'CONFIRMED' and placement.id <> $2 limit 1`,
    [registration.id, placementId],
  );
  // guard: registration-stays-placed-while-another-placement-stands
  if (!other) await setStatus(db, caller, registration, "ACTIVE", reason);
}

/** 期限後の記録: a registration that another service point keeps by now follows the placement, as its own would. */
export async function followPlacement(db: EntityManager, placementId: string, reason: string | null): Promise<void> {
  await db.query("select follow_placement($1, $2)", [placementId, reason]);
}

async function setStatus(
  db: EntityManager,
  caller: Caller,
  { id, status: from }: RegistrationEntity,
  to: RegistrationStatus,
  reason: string | null,
): Promise<void> {
  await db.query("update registration set status = $2, version = version + 1 where id = $1", [id, to]);
  await recordStateChange(db, caller, { subjectId: id, from, to, reason });
}
