import { Column, Entity, PrimaryColumn } from "typeorm";

export type ResponseDecision = "WILL_DO" | "WILL_DO_IN_PART" | "WILL_NOT_DO" | "REFERRED_TO_COUNCIL";

/** 回答: an answer to a request of the other party, which keeps the request; only its id is known here. */
@Entity("given_answer")
export class GivenAnswerEntity {
  @PrimaryColumn({ name: "request_id", type: "uuid" }) requestId: string;
  @Column({ name: "decision", type: "text" }) decision: ResponseDecision;
  @Column({ name: "text", type: "text" }) text: string;
  @Column({ name: "reason", type: "text", nullable: true }) reason: string | null;
  @Column({ name: "responded_on", type: "date" }) respondedOn: string;
  @Column({ name: "by_role", type: "text" }) byRole: string;
  @Column({ name: "by_name", type: "text", nullable: true }) byName: string | null;
  @Column({ name: "receipt", type: "text" }) receipt: string;
}
