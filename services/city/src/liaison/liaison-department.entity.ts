import { Column, Entity, PrimaryColumn } from "typeorm";

/** The department a liaison is sent to, which may tell of public assistance. */
@Entity("liaison_department")
export class LiaisonDepartmentEntity {
  @PrimaryColumn({ name: "liaison_id", type: "uuid" }) liaisonId: string;
  @Column({ name: "department", type: "text" }) department: string;
}
