import type { EntityManager } from "typeorm";
import { requireServicePoints } from "../access/require-counter";
import type { PlannedTarget } from "./plan-content-hash";
import { refuse } from "./plan-refusals";

/** 数値目標: the numeric targets, at most one per measure and service point. @throws TARGETS_REQUIRED, TARGET_NEGATIVE, TARGET_TWICE, NO_SUCH_SERVICE_POINT */
export async function parseTargets(
  db: EntityManager,
  given: readonly PlannedTarget[],
  field = "targets",
): Promise<PlannedTarget[]> {
  const targets = given.map(({ servicePointId, measure, value }) => ({ servicePointId, measure, value }));
  // guard: plan-has-target
  if (targets.length === 0) throw refuse("TARGETS_REQUIRED").at(field);
  // guard: target-is-no-less-than-none
  if (targets.some(({ value }) => value < 0)) throw refuse("TARGET_NEGATIVE").at(field);
  const places = new Set(targets.map(({ servicePointId, measure }) => `${servicePointId} ${measure}`));
  // guard: measure-of-point-has-one-target
  if (places.size < targets.length) throw refuse("TARGET_TWICE").at(field);
  await requireServicePoints(
    db,
    targets.map(({ servicePointId }) => servicePointId),
    field,
  );
  return targets;
}
