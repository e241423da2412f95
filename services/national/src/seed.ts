import { planContentHash } from "@aiwork/agreement/business-plan/business-plan/business-plan";
import { printedResults, printedTargets } from "@aiwork/agreement/business-plan/plan-progress/printed-table";
import { ReportedResultEntity } from "@aiwork/agreement/business-plan/plan-progress/reported-result.entity";
import { StaffingEntity, type StaffingKind } from "@aiwork/agreement/joint-counter/service-point/service-point.entity";
import { seedServicePoints } from "@aiwork/agreement/joint-counter/service-point/service-points.seed";
import { seededSupportCases } from "@aiwork/agreement/operating-council/support-case/support-case";
import type { EntityManager } from "typeorm";
import { ApprovedPlanEntity, ApprovedTargetEntity } from "./business-plan/business-plan/business-plan.entity";
import { SupportCaseRemarkEntity } from "./operating-council/support-case/support-case.entity";

/** The data that the source document states, and nothing else. */
export async function seedNational(db: EntityManager): Promise<void> {
  await seedServicePoints(db);
  await seedNationalStaffing(db);
  await seedApprovedPlans(db);
  await seedReportedResults(db);
  await seedSupportCaseRemarks(db);
}

const SERVICE_POINTS = ["shiroishi", "toyohira", "atsubetsu", "teine", "minami"];
const LARGER_SERVICE_POINTS = new Set(["atsubetsu", "teine"]);

const COUNSELORS = "・職業相談員２名を配置（厚別・手稲は３名）";
const TERMINALS = "・求人情報提供端末５台、職業紹介端末２台を配置（厚別・手稲は職業紹介端末が３台）";

/** Inferred: the printed page lost its columns. Placement terminals are assigned to the party whose role is placement. */
async function seedNationalStaffing(db: EntityManager): Promise<void> {
  await db.insert(
    StaffingEntity,
    SERVICE_POINTS.flatMap((point) => [
      staffing(point, "VOCATIONAL_COUNSELOR", LARGER_SERVICE_POINTS.has(point) ? 3 : 2, COUNSELORS),
      staffing(point, "JOB_INFORMATION_TERMINAL", 5, TERMINALS),
      staffing(point, "PLACEMENT_TERMINAL", LARGER_SERVICE_POINTS.has(point) ? 3 : 2, TERMINALS),
    ]),
  );
}

function staffing(servicePointId: string, kind: StaffingKind, count: number, sourceText: string): StaffingEntity {
  return { servicePointId, kind, count, sourceText, fiscalYear: 2013, confidence: "INFERRED" };
}

/** The hash covers the whole plan; the national side stores only the targets of its own indicator. */
async function seedApprovedPlans(db: EntityManager): Promise<void> {
  for (const fiscalYear of [2012, 2013] as const) {
    const plan = { fiscalYear, version: 1 };
    const targets = printedTargets(fiscalYear);
    await db.insert(ApprovedPlanEntity, { ...plan, contentHash: planContentHash(fiscalYear, 1, targets) });
    await db.insert(
      ApprovedTargetEntity,
      targets.flatMap((target) => (target.indicator === "PLACED_PERSONS" ? [{ ...plan, ...target }] : [])),
    );
  }
}

async function seedReportedResults(db: EntityManager): Promise<void> {
  await db.insert(ReportedResultEntity, printedResults("PLACED_PERSONS"));
}

const SHIROISHI_REMARKS =
  "・応募の不調が続いたが、担当者のアドバイス等により就職意欲が衰えることなく、むしろ、就職への意欲がだんだん高まり毎週来所するなど非常に熱心。その意欲が求人者に伝わり、紹介面接から２日後の早期就職につながったと感じています。トライアル雇用も背中を押してくれました。";
const TOYOHIRA_REMARKS =
  "・前向きで、希望職種・条件がきちんと決まっていたので、面接にこぎつければ採用は確実と思っていました。トライアル雇用で足懸りをと思いましたが、意欲が伝わったのか、当初から正社員として採用。定年年齢を超えていても、粘り強い交渉が実を結びました。";

async function seedSupportCaseRemarks(db: EntityManager): Promise<void> {
  await db.insert(SupportCaseRemarkEntity, [
    {
      supportCaseId: seededSupportCases.shiroishi.id,
      version: seededSupportCases.shiroishi.version,
      remarks: SHIROISHI_REMARKS,
      isApproved: true,
    },
    {
      supportCaseId: seededSupportCases.toyohira.id,
      version: seededSupportCases.toyohira.version,
      remarks: TOYOHIRA_REMARKS,
      isApproved: true,
    },
  ]);
}
