import { randomUUID } from "node:crypto";
import { recordStateChange } from "@aiwork/agreement/agreement/state-change/state-change";
import { requireTransition } from "@aiwork/agreement/agreement/state-change/transitions";
import { keepRevision } from "@aiwork/agreement/joint-counter/profile-revision/profile-revision";
import { parseUuid } from "@aiwork/subgraph/graphql/scalars";
import { mutationError } from "@aiwork/subgraph/mutations/mutation.errors";
import type { SubgraphContext } from "@aiwork/subgraph/subgraph-context";
import type { EntityManager } from "typeorm";
import type { StartTrialInput } from "../../generated/resolvers";
import type { PlacementEntity } from "../placement/placement.entity";
import { mayActOnRegistration } from "../registration/registration.access";
import { askBackTrialDays, parseTrialDays } from "./trial-days";
import { TRIAL_START_TRANSITIONS, type TrialEmploymentEntity, type TrialStatus } from "./trial-employment.entity";
import { trialEmploymentError } from "./trial-employment.errors";

/**
 * トライアル雇用: PLANNED where the first day is in the future, otherwise STARTED. A planned trial begins by its day; where it
 * began on another day than planned, the same mutation takes the days given then, and keeps what was planned. The rule of the
 * referral applies.
 * @throws NO_SUCH_RECORD, PLACEMENT_VOIDED, PLACEMENT_NOT_ON_TRIAL, ILLEGAL_TRANSITION and the errors of parseTrialDays
 */
export async function startTrial(db: EntityManager, input: StartTrialInput, context: SubgraphContext) {
  const placementId = parseUuid(input.placementId, "placementId");
  const { caller, clock } = context;
  const tried = await lockPlacementOnTrial(db, context, placementId);
  // guard: voided-placement-has-no-trial
  if (tried.status === "VOIDED") throw trialEmploymentError("PLACEMENT_VOIDED").at("placementId");
  // guard: placement-is-not-on-trial-has-none
  if (!tried.onTrial || tried.ruleVersion === null)
    throw trialEmploymentError("PLACEMENT_NOT_ON_TRIAL").at("placementId");
  // guard: trial-for-day-to-come-is-planned
  const hasBegun = input.startsOn <= clock.today();
  // guard: trial-starts-once
  if (tried.trialStatus !== null)
    requireTransition(TRIAL_START_TRANSITIONS, tried.trialStatus, hasBegun ? "STARTED" : "PLANNED", "placementId");
  const { startsOn, plannedEndOn, planDueOn } = parseTrialDays(input, tried, tried.ruleVersion, context);
  askBackTrialDays(input, tried, context);
  const trialId = tried.trialId ?? randomUUID();
  const days = [startsOn, plannedEndOn, planDueOn];
  if (tried.trialId === null) {
    await planTrial(db, placementId, tried, [trialId, ...days]);
    await recordStateChange(db, caller, { subjectId: trialId, from: null, to: "PLANNED" });
  } else {
    const moved = { before: tried.planned ?? {}, after: { startsOn, plannedEndOn } };
    // guard: days-of-trial-as-planned-are-kept
    await keepRevision(db, caller, { seekerId: tried.seekerId, subjectId: trialId, ...moved, reason: null });
  }
  if (hasBegun) {
    await db.query(
      `update trial_employment set status = 'STARTED', starts_on = $2, planned_end_on = $3, plan_due_on = $4,
         version = version + $5
       where id = $1`,
      [trialId, ...days, tried.trialId === null ? 0 : 1],
    );
    await recordStateChange(db, caller, { subjectId: trialId, from: "PLANNED", to: "STARTED" });
  }
  return { trialId };
}

async function planTrial(db: EntityManager, placementId: string, { ruleVersion }: PlacementOnTrial, days: string[]) {
  await db.query(
    `insert into trial_employment (placement_id, rule_version, id, starts_on, planned_end_on, plan_due_on, status)
     values ($1, $2, $3, $4, $5, $6, 'PLANNED')`,
    [placementId, ruleVersion, ...days],
  );
}

/** A placement with the fields that decide whether its trial may start. */
interface PlacementOnTrial extends Pick<PlacementEntity, "status" | "onTrial" | "hiredOn" | "startsOn"> {
  registrationId: string;
  seekerId: string;
  /** The version of the rule under which the person was referred on trial. */
  ruleVersion: string | null;
  trialId: string | null;
  trialStatus: TrialStatus | null;
  planned: Pick<TrialEmploymentEntity, "startsOn" | "plannedEndOn"> | null;
}

/** Locks the placement, so that nobody voids it or starts a second trial at the same time. @throws NO_SUCH_RECORD */
async function lockPlacementOnTrial(
  db: EntityManager,
  context: SubgraphContext,
  placementId: string,
): Promise<PlacementOnTrial> {
  await db.query("select id from placement where id = $1 for update", [placementId]);
  const [tried]: PlacementOnTrial[] = await db.query(
    `select placement.status, on_trial as "onTrial", hired_on as "hiredOn", placement.starts_on as "startsOn",
       registration_id as "registrationId", referral.seeker_id as "seekerId", decision.rule_version as "ruleVersion",
       trial.id as "trialId", trial.status as "trialStatus",
       case when trial.id is not null then
         json_build_object('startsOn', trial.starts_on, 'plannedEndOn', trial.planned_end_on) end as planned
     from placement
     join referral on referral.id = placement.referral_id
     left join trial_decision as decision on decision.referral_id = referral.id
     left join trial_employment as trial on trial.placement_id = placement.id
     where placement.id = $1`,
    [placementId],
  );
  // guard: trial-is-started-by-whose-person-is
  if (!tried || !(await mayActOnRegistration(db, context, tried.registrationId)))
    throw mutationError("NO_SUCH_RECORD").at("placementId");
  return tried;
}
