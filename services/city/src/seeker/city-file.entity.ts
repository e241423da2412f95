import { Column, Entity, PrimaryColumn } from "typeorm";

/** The city's file of a person; what it says of public assistance lies in a table of its own. */
@Entity("city_file")
export class CityFileEntity {
  @PrimaryColumn({ name: "seeker_id", type: "uuid" }) seekerId: string;
  @Column({ name: "name", type: "text", nullable: true }) name: string | null;
  @Column({ name: "name_kana", type: "text", nullable: true }) nameKana: string | null;
  @Column({ name: "birth_date", type: "date", nullable: true }) birthDate: string | null;
  @Column({ name: "sex", type: "text", nullable: true }) sex: "MALE" | "FEMALE" | "UNSTATED" | null;
  @Column({ name: "municipality_code", type: "text", nullable: true }) municipalityCode: string | null;
  @Column({ name: "ward_code", type: "text", nullable: true }) wardCode: string | null;
  @Column({ name: "phone", type: "text", nullable: true }) phone: string | null;
  @Column({ name: "email", type: "text", nullable: true }) email: string | null;
  @Column({ name: "registered_at", type: "text" }) registeredAt: string;
  @Column({ name: "registered_on", type: "date" }) registeredOn: string;
  @Column({ name: "status", type: "text" }) status: "OPEN" | "DORMANT" | "CLOSED" | "ANONYMIZED";
}
