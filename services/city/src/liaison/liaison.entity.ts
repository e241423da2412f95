import { Beside } from "@aiwork/runtime/database/beside";
import { Column, Entity, PrimaryColumn } from "typeorm";
import { LiaisonDepartmentEntity } from "./liaison-department.entity";

export type LiaisonStatus = "SENT" | "ACCEPTED" | "DECLINED" | "DONE" | "ABORTED" | "RECALLED" | "EXPIRED";

/** 連絡・調整. Either side may know the person, so the city need not hold a file of them. */
@Entity("liaison")
export class LiaisonEntity {
  @PrimaryColumn({ name: "id", type: "uuid" }) id: string;
  @Column({ name: "version", type: "integer" }) version: number;
  @Column({ name: "seeker_id", type: "uuid" }) seekerId: string;
  @Column({ name: "service_point_id", type: "text" }) servicePointId: string;
  @Column({ name: "opened_by", type: "text" }) openedBy: "CITY" | "NATIONAL";
  @Column({ name: "addressed_to", type: "text" }) addressedTo:
    | "NATIONAL_SERVICE_POINT"
    | "CITY_SERVICE_POINT"
    | "CITY_DEPARTMENT";
  @Column({ name: "purpose", type: "text" }) purpose: string;
  @Column({ name: "opened_on", type: "date" }) openedOn: string;
  @Column({ name: "due_on", type: "date" }) dueOn: string;
  @Column({ name: "status", type: "text" }) status: LiaisonStatus;
  @Column({ name: "answered_on", type: "date", nullable: true }) answeredOn: string | null;
  @Column({ name: "answer", type: "text", nullable: true }) answer: string | null;
  @Column({ name: "outcome", type: "text", nullable: true }) outcome: string | null;
  @Beside(() => LiaisonDepartmentEntity, "liaison_id") addressee: LiaisonDepartmentEntity | null;
}
