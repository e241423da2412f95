import { StaffingEntity } from "@aiwork/agreement/service-point/staffing.entity";
import type { EntityManager } from "typeorm";

const POINTS = ["shiroishi", "toyohira", "atsubetsu", "teine", "minami"];

/** Inferred: the printed page lost its columns, and this block is the one that lists no job search terminals. */
export async function seedCityStaffing(db: EntityManager): Promise<void> {
  const counselors = { kind: "VOCATIONAL_COUNSELOR", fiscalYear: 2013, count: 2, confidence: "INFERRED" } as const;
  const sourceText = "・職業相談員２名を配置";
  await db.insert(
    StaffingEntity,
    POINTS.map((servicePointId) => ({ servicePointId, ...counselors, sourceText })),
  );
}
