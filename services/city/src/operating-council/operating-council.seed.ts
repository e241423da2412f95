import type { EntityManager } from "typeorm";
import { OperatingCouncilEntity } from "./operating-council.entity";

export async function seedOperatingCouncil(db: EntityManager): Promise<void> {
  await db.insert(OperatingCouncilEntity, {
    chairOffice: "札幌市経済局長",
    cityMembers: ["札幌市職員"],
    nationalMembers: ["北海道労働局職員"],
  });
}
