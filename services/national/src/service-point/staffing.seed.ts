import { StaffingEntity, type StaffingKind } from "@aiwork/agreement/service-point/staffing.entity";
import type { EntityManager } from "typeorm";

const POINTS = ["shiroishi", "toyohira", "atsubetsu", "teine", "minami"];
const LARGER = new Set(["atsubetsu", "teine"]);

const COUNSELORS = "・職業相談員２名を配置（厚別・手稲は３名）";
const TERMINALS = "・求人情報提供端末５台、職業紹介端末２台を配置（厚別・手稲は職業紹介端末が３台）";

/** Inferred: the printed page lost its columns. Placement terminals are assigned to the party whose role is placement. */
export async function seedNationalStaffing(db: EntityManager): Promise<void> {
  await db.insert(
    StaffingEntity,
    POINTS.flatMap((point) => [
      staffing(point, "VOCATIONAL_COUNSELOR", LARGER.has(point) ? 3 : 2, COUNSELORS),
      staffing(point, "JOB_INFORMATION_TERMINAL", 5, TERMINALS),
      staffing(point, "PLACEMENT_TERMINAL", LARGER.has(point) ? 3 : 2, TERMINALS),
    ]),
  );
}

function staffing(servicePointId: string, kind: StaffingKind, count: number, sourceText: string): StaffingEntity {
  return { servicePointId, kind, count, sourceText, fiscalYear: 2013, confidence: "INFERRED" };
}
