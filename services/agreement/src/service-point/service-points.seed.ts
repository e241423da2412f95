import servicePoints from "@aiwork/schema-agreement/service-points.json";
import type { EntityManager } from "typeorm";
import { ServicePointEntity } from "./service-point.entity";

/** The agreement's reference data, word for word. */
export async function seedServicePoints(db: EntityManager): Promise<void> {
  await db.insert(ServicePointEntity, servicePoints);
}
