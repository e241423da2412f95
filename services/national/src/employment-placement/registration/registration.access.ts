import { bySeekerId, byServicePointId } from "@aiwork/agreement/joint-counter/seeker-access/record-owners";
import type { RecordAccess } from "@aiwork/subgraph/access/party-access";
import type { SubgraphContext } from "@aiwork/subgraph/subgraph-context";
import type { EntityManager } from "typeorm";
import { nationalSeekerAccess } from "../../joint-counter/seeker/seeker.access";
import type { RegistrationEntity } from "./registration.entity";

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
