import { requireTransition } from "@aiwork/agreement/agreement/state-change/transitions";
import { parseReason } from "@aiwork/agreement/agreement/text/free-text";
import { parseUuid } from "@aiwork/subgraph/graphql/scalars";
import { mutationError } from "@aiwork/subgraph/mutations/mutation.errors";
import type { SubgraphContext } from "@aiwork/subgraph/subgraph-context";
import type { EntityManager } from "typeorm";
import type { VoidVisitInput } from "../../generated/resolvers";
import { VISIT_TRANSITIONS, type VisitEntity } from "./visit.entity";

/**
 * 取消: staff of either party at the service point void a visit that was recorded in error, so that it is not counted.
 * @throws NO_SUCH_RECORD, ILLEGAL_TRANSITION and the errors of a reason
 */
export async function voidVisit(db: EntityManager, input: VoidVisitInput, { caller }: SubgraphContext) {
  const visitId = parseUuid(input.visitId, "visitId");
  // guard: visit-is-voided-by-staff-of-service-point
  const [visit]: [Pick<VisitEntity, "status">?] = await db.query(
    "select status from visit where id = $1 and service_point_id = any ($2::text[]) for no key update",
    [visitId, caller.servicePoints],
  );
  if (!visit) throw mutationError("NO_SUCH_RECORD").at("visitId");
  // guard: visit-is-voided-once
  requireTransition(VISIT_TRANSITIONS, visit.status, "VOIDED", "visitId");
  // guard: visit-is-voided-for-reason
  const reason = parseReason(input.reason);
  await db.query(
    `update visit set status = 'VOIDED', voided_by_party = $2, voided_by_role = $3, void_reason = $4 where id = $1`,
    [visitId, caller.party, caller.role, reason],
  );
  return { visitId };
}
