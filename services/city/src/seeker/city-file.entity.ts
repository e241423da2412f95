import { Beside } from "@aiwork/runtime/database/beside";
import { Column, Entity, PrimaryColumn } from "typeorm";
import { CityProfileEntity } from "./city-profile.entity";

/** The city's file of a person; the profile, and what it says of public assistance, lie in tables of their own. */
@Entity("city_file")
export class CityFileEntity {
  @PrimaryColumn({ name: "seeker_id", type: "uuid" }) seekerId: string;
  @Column({ name: "registered_at", type: "text" }) registeredAt: string;
  @Column({ name: "registered_on", type: "date" }) registeredOn: string;
  @Column({ name: "status", type: "text" }) status: "OPEN" | "DORMANT" | "CLOSED" | "ANONYMIZED";
  @Beside(() => CityProfileEntity, "seeker_id") profile: CityProfileEntity | null;
}
