import servicePoints from "@aiwork/schema-agreement/service-points.json";
import type { EntityManager } from "typeorm";
import { ServicePointEntity } from "./service-point.entity";

/** Loads the agreement's reference data as it is. */
export async function seedServicePoints(db: EntityManager): Promise<void> {
  await db.insert(ServicePointEntity, servicePoints);
}
