import { randomUUID } from "node:crypto";
import { doubtError } from "@aiwork/agreement/agreement/confirmation/doubt.errors";
import { askBack, doubtPastDay } from "@aiwork/agreement/agreement/confirmation/doubts";
import { requireNotInFuture } from "@aiwork/agreement/agreement/state-change/transitions";
import { requireLateReason } from "@aiwork/agreement/business-plan/month-closing/late-reason";
import { parseSeekerKey } from "@aiwork/agreement/joint-counter/seeker/seeker-key";
import { requireOwnServicePointOn } from "@aiwork/agreement/joint-counter/service-point/service-point.access";
import { checkFields } from "@aiwork/server/errors/business-error";
import type { SubgraphContext } from "@aiwork/subgraph/subgraph-context";
import type { EntityManager } from "typeorm";
import type { RecordVisitInput } from "../../generated/resolvers";
import { visitError } from "./visit.errors";

/**
 * 来所の受付: the city records visits for both parties, and staff of either at the service point may do so. A visit
 * without a person counts in visits only; the person may be registered elsewhere, or known to the national side only.
 * @throws NOT_YOUR_SERVICE_POINT, NO_SUCH_SERVICE_POINT, SERVICE_POINT_NOT_OPEN, DAY_IN_THE_FUTURE, NO_SERVICE,
 *   CLOSED_MONTH_NEEDS_REASON
 */
export async function recordVisit(db: EntityManager, input: RecordVisitInput, context: SubgraphContext) {
  const { caller } = context;
  const { servicePointId, visitedOn } = input;
  const seekerId = input.seekerId == null ? null : parseSeekerKey({ id: input.seekerId }).id;
  await checkFields({
    // guard: visit-is-recorded-at-own-service-point
    servicePoint: () => requireOwnServicePointOn(db, caller, servicePointId, visitedOn, "visitedOn"),
    // guard: visit-has-taken-place
    visitedOn: () => requireNotInFuture(visitedOn, context, "visitedOn"),
    services: () => requireService(input.services),
  });
  const lateReason = await requireLateReason(db, visitedOn, input.lateReason);
  const isBeforeFile = seekerId !== null && (await wasOpenedLater(db, seekerId, visitedOn));
  // guard: visit-before-file-is-doubted
  const beforeFile = isBeforeFile ? doubtError("DAY_BEFORE_FILE").at("visitedOn") : null;
  askBack(input, doubtPastDay(visitedOn, context, "visitedOn"), beforeFile);
  const visitId = randomUUID();
  await db.query(
    `insert into visit
       (id, service_point_id, visited_on, seeker_id, services, recorded_by_party, recorded_by_role, late_reason)
     values ($1, $2, $3, $4, $5, $6, $7, $8)`,
    [visitId, servicePointId, visitedOn, seekerId, [...new Set(input.services)], caller.party, caller.role, lateReason],
  );
  return { visitId };
}

function requireService(services: RecordVisitInput["services"]): void {
  // guard: visit-is-for-something
  if (services.length === 0) throw visitError("NO_SERVICE").at("services");
}

/** Whether all that the caller may see of the person's files was opened after a day. */
async function wasOpenedLater(db: EntityManager, seekerId: string, day: string): Promise<boolean> {
  const [{ isLater }]: [{ isLater: boolean | null }] = await db.query(
    `select min(registered_on) > $2::date as "isLater" from city_file where seeker_id = any (ids_of($1))`,
    [seekerId, day],
  );
  return isLater === true;
}
