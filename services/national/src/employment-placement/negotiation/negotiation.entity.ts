import type { Transitions } from "@aiwork/agreement/agreement/state-change/transitions";
import { Column, Entity, PrimaryColumn } from "typeorm";

/** 求人者への交渉. It precedes the referral, which cites it. */
@Entity("negotiation")
export class NegotiationEntity {
  @PrimaryColumn({ name: "id", type: "uuid" }) id: string;
  @Column({ name: "version", type: "integer" }) version: number;
  /** Set by a trigger: the person of the registration. */
  @Column({ name: "seeker_id", type: "uuid" }) seekerId: string;
  @Column({ name: "registration_id", type: "uuid" }) registrationId: string;
  @Column({ name: "job_order_id", type: "uuid" }) jobOrderId: string;
  @Column({ name: "topic", type: "text" }) topic: "AGE" | "RETIREMENT_AGE" | "EXPERIENCE" | "HOURS" | "WAGE" | "TRIAL";
  @Column({ name: "request", type: "text" }) request: string;
  @Column({ name: "status", type: "text" }) status: "OPEN" | "AGREED" | "REFUSED" | "LAPSED";
  @Column({ name: "opened_on", type: "date" }) openedOn: string;
  @Column({ name: "settled_on", type: "date", nullable: true }) settledOn: string | null;
  @Column({ name: "opened_by_role", type: "text" }) openedByRole: string;
  @Column({ name: "opened_by_name", type: "text", nullable: true }) openedByName: string | null;
}

export const NEGOTIATION_TRANSITIONS: Transitions<NegotiationEntity["status"]> = {
  OPEN: ["AGREED", "REFUSED", "LAPSED"],
  AGREED: [],
  // guard: negotiation-came-to-nothing-stays
  REFUSED: [],
  LAPSED: [],
};
