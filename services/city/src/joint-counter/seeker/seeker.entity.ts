import type { Transitions } from "@aiwork/agreement/agreement/state-change/transitions";
import { SideTable } from "@aiwork/subgraph/database/entity-columns";
import { Column, Entity, PrimaryColumn } from "typeorm";

/** The profile that a person gave to the city. Fewer callers may read it than may know that the file exists. */
@Entity("city_profile")
export class CityProfileEntity {
  @PrimaryColumn({ name: "seeker_id", type: "uuid" }) seekerId: string;
  @Column({ name: "name", type: "text", nullable: true }) name: string | null;
  @Column({ name: "name_kana", type: "text", nullable: true }) nameKana: string | null;
  @Column({ name: "birth_date", type: "date", nullable: true }) birthDate: string | null;
  @Column({ name: "sex", type: "text", nullable: true }) sex: "MALE" | "FEMALE" | "UNSTATED" | null;
  @Column({ name: "municipality_code", type: "text", nullable: true }) municipalityCode: string | null;
  @Column({ name: "ward_code", type: "text", nullable: true }) wardCode: string | null;
  @Column({ name: "phone", type: "text", nullable: true }) phone: string | null;
  @Column({ name: "email", type: "text", nullable: true }) email: string | null;
}

/** The city's file of a person. The profile and public assistance are in tables of their own, with narrower access. */
@Entity("city_file")
export class CityFileEntity {
  @PrimaryColumn({ name: "seeker_id", type: "uuid" }) seekerId: string;
  @Column({ name: "registered_at", type: "text" }) registeredAt: string;
  @Column({ name: "registered_on", type: "date" }) registeredOn: string;
  @Column({ name: "status", type: "text" }) status: "OPEN" | "DORMANT" | "CLOSED" | "ANONYMIZED";
  @SideTable(() => CityProfileEntity, "seeker_id") profile: CityProfileEntity | null;
}

export const CITY_FILE_TRANSITIONS: Transitions<CityFileEntity["status"]> = {
  // guard: file-is-anonymized-after-was-closed
  OPEN: ["DORMANT", "CLOSED"],
  DORMANT: ["OPEN", "CLOSED"],
  CLOSED: ["ANONYMIZED"],
  ANONYMIZED: [],
};
