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
