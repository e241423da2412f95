import { recordChange } from "@aiwork/agreement/state-change/record-change";
import type { Caller } from "@aiwork/runtime/identity/caller";
import type { EntityManager } from "typeorm";
import type { RegistrationEntity, RegistrationStatus } from "../registration/registration.entity";
import { registrationStatus } from "../registration/registration-status";

/** Sets a registration that was active on the day of the hire to PLACED. In any other state it stays as it is. */
export async function markPlaced(
  db: EntityManager,
  caller: Caller,
  registration: RegistrationEntity,
  hiredOn: string,
): Promise<void> {
  // guard: registration-had-expired-before-hire
  if (registrationStatus(registration, hiredOn) === "ACTIVE") await setStatus(db, caller, registration, "PLACED", null);
}

/**
 * Sets the registration of a voided placement back to ACTIVE, unless it has another confirmed placement. It reads as
 * EXPIRED where its term has ended since.
 */
export async function unmarkPlaced(
  db: EntityManager,
  caller: Caller,
  registration: RegistrationEntity,
  { placementId, reason }: { placementId: string; reason: string },
): Promise<void> {
  if (registration.status !== "PLACED") return;
  const [other] = await db.query(
    `select placement.id from placement join referral on referral.id = referral_id
     where registration_id = $1 and placement.status = 'CONFIRMED' and placement.id <> $2 limit 1`,
    [registration.id, placementId],
  );
  // guard: registration-stays-placed-while-another-placement-stands
  if (!other) await setStatus(db, caller, registration, "ACTIVE", reason);
}

async function setStatus(
  db: EntityManager,
  caller: Caller,
  { id, status: from }: RegistrationEntity,
  to: RegistrationStatus,
  reason: string | null,
): Promise<void> {
  await db.query("update registration set status = $2, version = version + 1 where id = $1", [id, to]);
  await recordChange(db, caller, { subjectId: id, from, to, reason });
}
