import { refuse } from "@aiwork/runtime/act/act-refusals";
import type { SubgraphContext } from "@aiwork/runtime/server/subgraph-context";
import type { EntityManager } from "typeorm";
import { mayActOnRegistration } from "../access/own-registration";
import type { PlacementEntity } from "../placement/placement.entity";
import type { TrialStatus } from "./trial-employment.entity";

/** A placement with the fields that decide whether its trial may start. */
export interface Tried extends Pick<PlacementEntity, "status" | "onTrial" | "hiredOn"> {
  registrationId: string;
  /** The version of the rule under which the person was referred on trial. */
  ruleVersion: string | null;
  trialId: string | null;
  trialStatus: TrialStatus | null;
}

/** Locks the placement, so that nobody voids it or starts a second trial at the same time. @throws NO_SUCH_RECORD */
export async function lockTried(db: EntityManager, context: SubgraphContext, placementId: string): Promise<Tried> {
  await db.query("select id from placement where id = $1 for update", [placementId]);
  const [tried]: Tried[] = await db.query(
    `select placement.status, on_trial as "onTrial", hired_on as "hiredOn", registration_id as "registrationId",
       decision.rule_version as "ruleVersion", trial.id as "trialId", trial.status as "trialStatus"
     from placement
     join referral on referral.id = placement.referral_id
     left join trial_decision as decision on decision.referral_id = referral.id
     left join trial_employment as trial on trial.placement_id = placement.id
     where placement.id = $1`,
    [placementId],
  );
  // guard: trial-is-started-by-whose-person-is
  if (!tried || !(await mayActOnRegistration(db, context, tried.registrationId)))
    throw refuse("NO_SUCH_RECORD").at("placementId");
  return tried;
}
