import { Column, Entity, PrimaryColumn } from "typeorm";

/** あいワーク: a service point; reference data that each party holds in its own database. */
@Entity("service_point")
export class ServicePointEntity {
  @PrimaryColumn({ name: "id", type: "text" }) id: string;
  @Column({ name: "name", type: "text" }) name: string;
  @Column({ name: "ward_code", type: "text" }) wardCode: string;
  @Column({ name: "ward_name", type: "text" }) wardName: string;
  @Column({ name: "opened_on", type: "date" }) openedOn: string;
  @Column({ name: "closed_on", type: "date", nullable: true }) closedOn: string | null;
}
