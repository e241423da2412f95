import { randomUUID } from "node:crypto";
import { planContentHash } from "@aiwork/agreement/business-plan/business-plan/business-plan";
import { printedResults, printedTargets } from "@aiwork/agreement/business-plan/plan-progress/printed-table";
import { ReportedResultEntity } from "@aiwork/agreement/business-plan/plan-progress/reported-result.entity";
import { StaffingEntity } from "@aiwork/agreement/joint-counter/service-point/service-point.entity";
import { seedServicePoints } from "@aiwork/agreement/joint-counter/service-point/service-points.seed";
import articles from "@aiwork/schema-agreement/articles.json";
import type { EntityManager } from "typeorm";
import { AgreementEntity, ArticleEntity } from "./agreement/agreement.entity";
import { BusinessPlanEntity, PlanTargetEntity } from "./business-plan/business-plan/business-plan.entity";
import { OperatingCouncilEntity } from "./operating-council/council-meeting/council-meeting.entity";
import { seedSupportCases } from "./operating-council/support-case/support-case.seed";

/** The data that the source states, and nothing else. */
export async function seedCity(db: EntityManager): Promise<void> {
  await seedServicePoints(db);
  await seedCityStaffing(db);
  await seedAgreement(db);
  await seedOperatingCouncil(db);
  await seedBusinessPlans(db);
  await seedReportedUsers(db);
  await seedSupportCases(db);
}

const SERVICE_POINTS = ["shiroishi", "toyohira", "atsubetsu", "teine", "minami"];

/** Inferred: the printed page lost its columns, and this block is the one that lists no job search terminals. */
async function seedCityStaffing(db: EntityManager): Promise<void> {
  const counselors = { kind: "VOCATIONAL_COUNSELOR", fiscalYear: 2013, count: 2, confidence: "INFERRED" } as const;
  const sourceText = "・職業相談員２名を配置";
  await db.insert(
    StaffingEntity,
    SERVICE_POINTS.map((servicePointId) => ({ servicePointId, ...counselors, sourceText })),
  );
}

/** The source does not state the day on which the agreement was concluded. */
async function seedAgreement(db: EntityManager): Promise<void> {
  await db.insert(AgreementEntity, {
    id: "sapporo-hokkaido",
    title: "札幌市（北海道）の一体的実施",
    cityParty: "札幌市長",
    nationalParty: "北海道労働局長",
    concludedOn: null,
    businessStartedOn: "2011-11-01",
  });
  await db.insert(
    ArticleEntity,
    articles.map((article, i) => ({ ...article, party: article.party as ArticleEntity["party"], position: i + 1 })),
  );
}

async function seedBusinessPlans(db: EntityManager): Promise<void> {
  for (const fiscalYear of [2012, 2013] as const) {
    const plan = { fiscalYear, version: 1 };
    const targets = printedTargets(fiscalYear);
    const contentHash = planContentHash(fiscalYear, 1, targets);
    const inForce = { status: "IN_FORCE" as const, inForceFrom: () => "now()" };
    await db.insert(BusinessPlanEntity, { ...plan, ...inForce, id: randomUUID(), contentHash, changeReason: null });
    await db.insert(
      PlanTargetEntity,
      targets.map((target) => ({ ...plan, ...target })),
    );
  }
}

async function seedOperatingCouncil(db: EntityManager): Promise<void> {
  await db.insert(OperatingCouncilEntity, {
    chairOffice: "札幌市経済局長",
    cityMembers: ["札幌市職員"],
    nationalMembers: ["北海道労働局職員"],
  });
}

async function seedReportedUsers(db: EntityManager): Promise<void> {
  await db.insert(ReportedResultEntity, printedResults("USERS"));
}
