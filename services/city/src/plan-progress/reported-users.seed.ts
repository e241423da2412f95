import { printedResults } from "@aiwork/agreement/progress/printed-table";
import type { EntityManager } from "typeorm";
import { ReportedUsersEntity } from "./reported-users.entity";

export async function seedReportedUsers(db: EntityManager): Promise<void> {
  await db.insert(ReportedUsersEntity, printedResults("USERS"));
}
