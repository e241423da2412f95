import { randomUUID } from "node:crypto";
import { recordChange } from "@aiwork/agreement/state-change/record-change";
import { requireTransition } from "@aiwork/agreement/state-change/transitions";
import type { ActInput } from "@aiwork/runtime/act/act";
import { parseUuid } from "@aiwork/runtime/graphql/parse-uuid";
import type { SubgraphContext } from "@aiwork/runtime/server/subgraph-context";
import type { EntityManager } from "typeorm";
import { lockTried, type Tried } from "./lock-tried";
import { requireTrialDays, ruleOf } from "./require-trial-days";
import { planDueOn } from "./trial-days";
import { refuse } from "./trial-refusals";
import { TRIAL_STATES } from "./trial-states";

export interface Starting extends ActInput {
  placementId: string;
  startsOn: string;
  plannedEndOn: string;
}

/**
 * トライアル雇用: PLANNED where the first day is in the future, otherwise STARTED. The same mutation starts a planned trial
 * on its day and takes the days given then. The rule of the referral applies.
 * @throws NO_SUCH_RECORD, PLACEMENT_VOIDED, PLACEMENT_NOT_ON_TRIAL, ILLEGAL_TRANSITION and the errors of requireTrialDays
 */
export async function startTrial(db: EntityManager, input: Starting, context: SubgraphContext) {
  const placementId = parseUuid(input.placementId, "placementId");
  const { startsOn, plannedEndOn } = input;
  const { caller, clock } = context;
  const tried = await lockTried(db, context, placementId);
  // guard: voided-placement-has-no-trial
  if (tried.status === "VOIDED") throw refuse("PLACEMENT_VOIDED").at("placementId");
  // guard: placement-is-not-on-trial-has-none
  if (!tried.onTrial || tried.ruleVersion === null) throw refuse("PLACEMENT_NOT_ON_TRIAL").at("placementId");
  // guard: trial-for-day-to-come-is-planned
  const hasBegun = startsOn <= clock.today();
  // guard: trial-starts-once
  if (tried.trialStatus !== null)
    requireTransition(TRIAL_STATES, tried.trialStatus, hasBegun ? "STARTED" : "PLANNED", "placementId");
  const rule = ruleOf(tried.ruleVersion);
  requireTrialDays(input, tried.hiredOn, rule);
  const trialId = tried.trialId ?? randomUUID();
  const days = [startsOn, plannedEndOn, planDueOn(startsOn, rule.planDueDays)];
  if (tried.trialId === null) {
    await planTrial(db, placementId, tried, [trialId, ...days]);
    await recordChange(db, caller, { subjectId: trialId, from: null, to: "PLANNED" });
  }
  if (hasBegun) {
    await db.query(
      `update trial_employment set status = 'STARTED', starts_on = $2, planned_end_on = $3, plan_due_on = $4,
         version = version + $5
       where id = $1`,
      [trialId, ...days, tried.trialId === null ? 0 : 1],
    );
    await recordChange(db, caller, { subjectId: trialId, from: "PLANNED", to: "STARTED" });
  }
  return { trialId };
}

async function planTrial(db: EntityManager, placementId: string, { ruleVersion }: Tried, days: string[]) {
  await db.query(
    `insert into trial_employment (placement_id, rule_version, id, starts_on, planned_end_on, plan_due_on, status)
     values ($1, $2, $3, $4, $5, $6, 'PLANNED')`,
    [placementId, ruleVersion, ...days],
  );
}
