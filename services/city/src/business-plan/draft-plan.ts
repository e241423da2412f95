import { parseTargets } from "@aiwork/agreement/plan/parse-targets";
import { type PlannedTarget, planContentHash } from "@aiwork/agreement/plan/plan-content-hash";
import { parseOpenYear } from "@aiwork/agreement/plan/plan-subject";
import { recordChange } from "@aiwork/agreement/state-change/record-change";
import { parseOptionalText } from "@aiwork/agreement/text/given-texts";
import { readReason } from "@aiwork/agreement/text/reason";
import type { ActInput } from "@aiwork/runtime/act/act";
import type { SubgraphContext } from "@aiwork/runtime/server/subgraph-context";
import type { EntityManager } from "typeorm";
import { lockPlans } from "./lock-plan";
import { planKey } from "./read-business-plan";

const LONGEST_REASON = 1_000;

export interface Drafting extends ActInput {
  fiscalYear: number;
  targets: readonly PlannedTarget[];
  changeReason?: string | null;
}

/**
 * Drafts the next version of the year's plan. Targets may rise or fall; from the second version on, it needs a reason.
 * @throws FISCAL_YEAR_OVER, REASON_REQUIRED and the errors of the targets
 */
export async function draftPlan(db: EntityManager, input: Drafting, { caller, clock }: SubgraphContext) {
  const fiscalYear = parseOpenYear(input.fiscalYear, clock.today());
  const targets = await parseTargets(db, input.targets);
  const version = ((await lockPlans(db, fiscalYear)).at(-1)?.version ?? 0) + 1;
  // guard: version-follows-another-says-why
  const reason =
    version === 1
      ? parseOptionalText(input.changeReason, "changeReason", LONGEST_REASON)
      : readReason(input.changeReason ?? "", "changeReason");
  const [{ id }] = await db.query(
    `insert into business_plan (fiscal_year, version, status, content_hash, change_reason)
     values ($1, $2, 'DRAFT', $3, $4) returning id`,
    [fiscalYear, version, planContentHash(fiscalYear, version, targets), reason],
  );
  await db.query(
    `insert into plan_target (fiscal_year, version, service_point_id, measure, value)
     select $1::smallint, $2::smallint, given.* from unnest($3::text[], $4::text[], $5::int[]) as given`,
    [
      fiscalYear,
      version,
      targets.map(({ servicePointId }) => servicePointId),
      targets.map(({ measure }) => measure),
      targets.map(({ value }) => value),
    ],
  );
  await recordChange(db, caller, { subjectId: id, from: null, to: "DRAFT", reason });
  return { planKey: planKey({ fiscalYear, version }) };
}
