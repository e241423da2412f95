import { SideTable } from "@aiwork/subgraph/database/entity-columns";
import { Column, Entity, PrimaryColumn } from "typeorm";

/** The person's data as given to the national side. Nothing is copied from the city. */
@Entity("national_profile")
export class NationalProfileEntity {
  @PrimaryColumn({ name: "seeker_id", type: "uuid" }) seekerId: string;
  @Column({ name: "name", type: "text", nullable: true }) name: string | null;
  @Column({ name: "name_kana", type: "text", nullable: true }) nameKana: string | null;
  @Column({ name: "birth_date", type: "date", nullable: true }) birthDate: string | null;
  @Column({ name: "sex", type: "text", nullable: true }) sex: "MALE" | "FEMALE" | "UNSTATED" | null;
  @Column({ name: "phone", type: "text", nullable: true }) phone: string | null;
  @Column({ name: "receives_employment_insurance", type: "boolean", nullable: true })
  receivesEmploymentInsurance: boolean | null;
}

/** A person known to the national side. The profile is in a separate table. */
@Entity("national_file")
export class NationalFileEntity {
  @PrimaryColumn({ name: "seeker_id", type: "uuid" }) seekerId: string;
  @SideTable(() => NationalProfileEntity, "seeker_id") profile: NationalProfileEntity | null;
}
