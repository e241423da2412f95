import { recordStateChange } from "@aiwork/agreement/agreement/state-change/state-change";
import { parseOptionalText, parseReason } from "@aiwork/agreement/agreement/text/free-text";
import {
  parseOpenFiscalYear,
  parseTargets,
  planContentHash,
} from "@aiwork/agreement/business-plan/business-plan/business-plan";
import { checkFields } from "@aiwork/server/errors/business-error";
import type { SubgraphContext } from "@aiwork/subgraph/subgraph-context";
import type { EntityManager } from "typeorm";
import type { DraftPlanInput } from "../../generated/resolvers";
import { lockPlans, planKey } from "./business-plan.queries";

const MAX_REASON_LENGTH = 1_000;

/** The next version of the year's plan, and why it is drafted. */
async function lockYear(db: EntityManager, { fiscalYear: given, changeReason }: DraftPlanInput, today: string) {
  const fiscalYear = parseOpenFiscalYear(given, today);
  const version = ((await lockPlans(db, fiscalYear)).at(-1)?.version ?? 0) + 1;
  // guard: version-follows-another-says-why
  const reason =
    version === 1
      ? parseOptionalText(changeReason, "changeReason", MAX_REASON_LENGTH)
      : parseReason(changeReason ?? "", "changeReason");
  return { fiscalYear, version, reason };
}

/**
 * Drafts the next version of the year's plan. Targets may rise or fall; from the second version on, it needs a reason.
 * @throws FISCAL_YEAR_OVER, REASON_REQUIRED and the errors of the targets
 */
export async function draftPlan(db: EntityManager, input: DraftPlanInput, { caller, clock }: SubgraphContext) {
  const { year, targets } = await checkFields({
    year: () => lockYear(db, input, clock.today()),
    targets: () => parseTargets(db, input.targets, input.fiscalYear),
  });
  const { fiscalYear, version, reason } = year;
  const [{ id }] = await db.query(
    `insert into business_plan (fiscal_year, version, status, content_hash, change_reason)
     values ($1, $2, 'DRAFT', $3, $4) returning id`,
    [fiscalYear, version, planContentHash(fiscalYear, version, targets), reason],
  );
  await db.query(
    `insert into plan_target (fiscal_year, version, service_point_id, indicator, value)
     select $1::smallint, $2::smallint, given.* from unnest($3::text[], $4::text[], $5::int[]) as given`,
    [
      fiscalYear,
      version,
      targets.map(({ servicePointId }) => servicePointId),
      targets.map(({ indicator }) => indicator),
      targets.map(({ value }) => value),
    ],
  );
  await recordStateChange(db, caller, { subjectId: id, from: null, to: "DRAFT", reason });
  return { planKey: planKey({ fiscalYear, version }) };
}
