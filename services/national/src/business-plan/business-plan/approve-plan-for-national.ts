import { approvalError } from "@aiwork/agreement/agreement/approval/approval.errors";
import { approveDocument } from "@aiwork/agreement/agreement/approval/approve";
import { acceptReceipt } from "@aiwork/agreement/agreement/receipt/receipt";
import {
  parseOpenFiscalYear,
  parseTargets,
  planContentHash,
  planSubject,
} from "@aiwork/agreement/business-plan/business-plan/business-plan";
import { businessPlanError } from "@aiwork/agreement/business-plan/business-plan/business-plan.errors";
import { indicatorByCode } from "@aiwork/agreement/business-plan/indicator/indicators";
import type { SubgraphContext } from "@aiwork/subgraph/subgraph-context";
import type { EntityManager } from "typeorm";
import type { ApprovePlanForNationalInput } from "../../generated/resolvers";
import type { ApprovedPlanEntity } from "./business-plan.entity";

/**
 * The national side's approval of a plan, with its receipt. The content hash is computed again from all of the plan's
 * targets; those for its own indicators are stored, because the national side counts against them once the plan is in force.
 * The city's receipt of the proposal shows that the version is proposed, and no mere draft.
 * @throws FISCAL_YEAR_OVER, PLAN_DIFFERS, ALREADY_APPROVED, the errors of parseTargets and of a receipt
 */
export async function approvePlanForNational(
  db: EntityManager,
  input: ApprovePlanForNationalInput,
  context: SubgraphContext,
) {
  const { version, contentHash } = input;
  const fiscalYear = parseOpenFiscalYear(input.fiscalYear, context.clock.today());
  const targets = await parseTargets(db, input.targets, input.fiscalYear);
  // guard: national-approves-no
  if (version < 1 || planContentHash(fiscalYear, version, targets) !== contentHash)
    throw businessPlanError("PLAN_DIFFERS").at("contentHash");
  const subject = planSubject(fiscalYear);
  await approveDocument(db, context, { act: "approvePlanForNational", subject, version, contentHash });
  await insertApprovedPlan(db, { fiscalYear, version, contentHash });
  // guard: national-approves-what-has-been-proposed
  const proposal = await acceptReceipt(db, context, {
    receipt: input.proposalReceipt,
    field: "proposalReceipt",
    expected: { act: "proposePlan", subject, version },
  });
  // guard: national-approves-the-text-that-was-proposed
  if (proposal.contentHash !== contentHash) throw businessPlanError("PLAN_DIFFERS").at("proposalReceipt");
  // guard: national-keeps-targets-of-own-indicators-alone
  const own = targets.filter(({ indicator }) => indicatorByCode(indicator).owner === "NATIONAL");
  await db.query(
    `insert into approved_target (fiscal_year, version, service_point_id, indicator, value)
     select $1::smallint, $2::smallint, given.* from unnest($3::text[], $4::text[], $5::int[]) as given`,
    [
      fiscalYear,
      version,
      own.map(({ servicePointId }) => servicePointId),
      own.map(({ indicator }) => indicator),
      own.map(({ value }) => value),
    ],
  );
  return { fiscalYear, version };
}

/** A plan that a data set loaded was approved before receipts existed, so its row may already be there. */
async function insertApprovedPlan(db: EntityManager, plan: ApprovedPlanEntity): Promise<void> {
  const kept: unknown[] = await db.query(
    `insert into approved_plan (fiscal_year, version, content_hash) values ($1, $2, $3)
     on conflict do nothing returning version`,
    [plan.fiscalYear, plan.version, plan.contentHash],
  );
  // guard: what-came-with-data-set
  if (kept.length === 0) throw approvalError("ALREADY_APPROVED");
}
