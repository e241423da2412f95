import { Column, Entity, PrimaryColumn } from "typeorm";
import type { NonAcceptanceGround } from "./job-order.entity";

/** 求人不受理: why an order was not accepted. Only Hello Work and the employer know it. */
@Entity("order_not_accepted")
export class OrderNotAcceptedEntity {
  @PrimaryColumn({ name: "job_order_id", type: "uuid" }) jobOrderId: string;
  @Column({ name: "ground", type: "text" }) ground: NonAcceptanceGround;
}
