import { Beside } from "@aiwork/runtime/database/beside";
import { Column, Entity, PrimaryColumn } from "typeorm";
import { CityProfileEntity } from "./city-profile.entity";

/** The city's file of a person. The profile and public assistance are in tables of their own, with narrower access. */
@Entity("city_file")
export class CityFileEntity {
  @PrimaryColumn({ name: "seeker_id", type: "uuid" }) seekerId: string;
  @Column({ name: "registered_at", type: "text" }) registeredAt: string;
  @Column({ name: "registered_on", type: "date" }) registeredOn: string;
  @Column({ name: "status", type: "text" }) status: "OPEN" | "DORMANT" | "CLOSED" | "ANONYMIZED";
  @Beside(() => CityProfileEntity, "seeker_id") profile: CityProfileEntity | null;
}
