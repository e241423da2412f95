import { requireTransition } from "@aiwork/agreement/state-change/transitions";
import { readReason } from "@aiwork/agreement/text/reason";
import type { ActInput } from "@aiwork/runtime/act/act";
import { refuse as refuseAct } from "@aiwork/runtime/act/act-refusals";
import { parseUuid } from "@aiwork/runtime/graphql/parse-uuid";
import type { SubgraphContext } from "@aiwork/runtime/server/subgraph-context";
import type { EntityManager } from "typeorm";
import type { VisitEntity } from "./visit.entity";
import { VISIT } from "./visit-transitions";

export interface Voiding extends ActInput {
  visitId: string;
  reason: string;
}

/**
 * 取消: staff of either party at the service point void a visit that was recorded in error, so that it is not counted.
 * @throws NO_SUCH_RECORD, ILLEGAL_TRANSITION and the errors of a reason
 */
export async function voidVisit(db: EntityManager, input: Voiding, { caller }: SubgraphContext) {
  const visitId = parseUuid(input.visitId, "visitId");
  // guard: visit-is-voided-by-staff-of-service-point
  const [visit]: [Pick<VisitEntity, "status">?] = await db.query(
    "select status from visit where id = $1 and service_point_id = any ($2::text[]) for no key update",
    [visitId, caller.servicePoints],
  );
  if (!visit) throw refuseAct("NO_SUCH_RECORD").at("visitId");
  // guard: visit-is-voided-once
  requireTransition(VISIT, visit.status, "VOIDED", null);
  // guard: visit-is-voided-for-reason
  const reason = readReason(input.reason);
  await db.query(
    `update visit set status = 'VOIDED', voided_at = now(), voided_by_party = $2, voided_by_role = $3,
       void_reason = $4 where id = $1`,
    [visitId, caller.party, caller.role, reason],
  );
  return { visitId };
}
