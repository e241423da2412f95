import { Column, Entity, PrimaryColumn } from "typeorm";

/** The department to which a liaison is addressed. It may reveal that the person receives public assistance. */
@Entity("liaison_department")
export class LiaisonDepartmentEntity {
  @PrimaryColumn({ name: "liaison_id", type: "uuid" }) liaisonId: string;
  @Column({ name: "department", type: "text" }) department: string;
}
