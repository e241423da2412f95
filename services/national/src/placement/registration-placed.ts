import { recordChange } from "@aiwork/agreement/state-change/record-change";
import type { Caller } from "@aiwork/runtime/identity/caller";
import type { EntityManager } from "typeorm";
import type { RegistrationEntity, RegistrationStatus } from "../registration/registration.entity";
import { registrationStatus } from "../registration/registration-status";

/** A confirmed placement places the registration that was active on the day of the hire; another stays what it is. */
export async function markPlaced(
  db: EntityManager,
  caller: Caller,
  registration: RegistrationEntity,
  hiredOn: string,
): Promise<void> {
  if (registrationStatus(registration, hiredOn) === "ACTIVE") await setStatus(db, caller, registration, "PLACED", null);
}

/**
 * The registration of a confirmed placement that is voided is active again, unless another one confirmed still stands.
 * It reads EXPIRED where its term has ended meanwhile.
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
