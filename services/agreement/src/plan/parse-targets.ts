import type { EntityManager } from "typeorm";
import { requireServicePoints } from "../access/require-counter";
import type { PlannedTarget } from "./plan-content-hash";
import { refuse } from "./plan-refusals";

/** 数値目標, one for a measure at a service point. @throws TARGETS_REQUIRED, TARGET_NEGATIVE, TARGET_TWICE, NO_SUCH_SERVICE_POINT */
export async function parseTargets(
  db: EntityManager,
  given: readonly PlannedTarget[],
  field = "targets",
): Promise<PlannedTarget[]> {
  const targets = given.map(({ servicePointId, measure, value }) => ({ servicePointId, measure, value }));
  if (targets.length === 0) throw refuse("TARGETS_REQUIRED").at(field);
  if (targets.some(({ value }) => value < 0)) throw refuse("TARGET_NEGATIVE").at(field);
  const places = new Set(targets.map(({ servicePointId, measure }) => `${servicePointId} ${measure}`));
  if (places.size < targets.length) throw refuse("TARGET_TWICE").at(field);
  await requireServicePoints(
    db,
    targets.map(({ servicePointId }) => servicePointId),
    field,
  );
  return targets;
}
