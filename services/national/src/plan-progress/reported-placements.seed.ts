import { printedResults } from "@aiwork/agreement/progress/printed-table";
import type { EntityManager } from "typeorm";
import { ReportedPlacementsEntity } from "./reported-placements.entity";

export async function seedReportedPlacements(db: EntityManager): Promise<void> {
  await db.insert(ReportedPlacementsEntity, printedResults("PLACEMENTS"));
}
