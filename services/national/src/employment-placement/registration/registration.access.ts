import { bySeekerId, byServicePointId } from "@aiwork/agreement/joint-counter/seeker-access/record-owners";
import type { RecordAccess } from "@aiwork/subgraph/access/party-access";
import type { SubgraphContext } from "@aiwork/subgraph/subgraph-context";
import type { EntityManager } from "typeorm";
import { nationalSeekerAccess } from "../../joint-counter/seeker/seeker.access";
import type { RegistrationEntity } from "./registration.entity";
import { registrationError } from "./registration.errors";

export const registrationAccess = {
  Registration: { ...bySeekerId, ...byServicePointId } satisfies RecordAccess<RegistrationEntity>,
};

/** 求人担当: not bound to a service point. */
const OF_THE_WHOLE_PARTY = "national.order_officer";

/** Whether the caller may act for the person of a registration. False alike where it is unknown or at another service point. */
export async function mayActOnRegistration(
  db: EntityManager,
  context: SubgraphContext,
  registrationId: string,
): Promise<boolean> {
  const [found]: [{ seekerId: string }?] = await db.query(
    `select seeker_id as "seekerId" from registration where id = $1`,
    [registrationId],
  );
  if (!found) return false;
  // guard: acts-for-persons-of
  return context.caller.role === OF_THE_WHOLE_PARTY || nationalSeekerAccess.mayActFor(db, context, found.seekerId);
}

/**
 * 移管: a registration is changed by the service point at which it stands, or at which another one of the person does. Who
 * handed the person over answers what is open there, and changes nothing of the registration.
 * @throws REGISTRATION_MOVED
 */
export async function requireStandingHere(
  db: EntityManager,
  { caller }: SubgraphContext,
  { seekerId, servicePointId }: Pick<RegistrationEntity, "seekerId" | "servicePointId">,
): Promise<void> {
  if (servicePointId === null || caller.servicePoints.includes(servicePointId)) return;
  const [{ isHere }]: [{ isHere: boolean }] = await db.query(`select seeker_is_registered_here($1) as "isHere"`, [
    seekerId,
  ]);
  // guard: registration-is-changed-where-it-stands
  if (!isHere) throw registrationError("REGISTRATION_MOVED").at("registrationId");
}

/** What a caller acts on a record by: since the own service point serves the person, or late, on its own record alone. */
export type Standing = "SERVING" | "LATE";

/** A record that was made through a registration, at a service point. */
interface RecordOfRegistration {
  registrationId: string;
  seekerId: string;
  servicePointId: string | null;
}

/**
 * Null where the caller may not act on the record at all. 期限後の記録: past the term, or once another service point registered
 * the person or took them over, the one that made a record still says how it came out, for a reason; nothing else of the
 * person is open to it.
 */
export async function standingOn(
  db: EntityManager,
  context: SubgraphContext,
  record: RecordOfRegistration,
): Promise<Standing | null> {
  if (await mayActOnRegistration(db, context, record.registrationId)) return "SERVING";
  const { servicePointId } = record;
  // guard: late-record-is-of-own-service-point
  return servicePointId !== null && context.caller.servicePoints.includes(servicePointId) ? "LATE" : null;
}
