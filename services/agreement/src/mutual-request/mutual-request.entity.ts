import { Column, Entity, PrimaryColumn } from "typeorm";

export type RequestStatus = "RAISED" | "CLOSED" | "WITHDRAWN";

/** 要望: a request of the own party to the other. */
@Entity("mutual_request")
export class MutualRequestEntity {
  @PrimaryColumn({ name: "id", type: "uuid" }) id: string;
  @Column({ name: "fiscal_year", type: "smallint" }) fiscalYear: number;
  @Column({ name: "place", type: "integer" }) place: number;
  @Column({ name: "subject", type: "text" }) subject: string;
  @Column({ name: "text", type: "text" }) text: string;
  @Column({ name: "raised_on", type: "date" }) raisedOn: string;
  @Column({ name: "response_due_on", type: "date" }) responseDueOn: string;
  @Column({ name: "status", type: "text" }) status: RequestStatus;
  @Column({ name: "concluded_on", type: "date", nullable: true }) concludedOn: string | null;
  @Column({ name: "raised_by_role", type: "text" }) raisedByRole: string;
  @Column({ name: "raised_by_name", type: "text", nullable: true }) raisedByName: string | null;
}

/** Whether the due day is past and no receipt of an answer has come. */
export function isOverdue({ status, responseDueOn }: MutualRequestEntity, today: string): boolean {
  // guard: request-is-overdue
  return status === "RAISED" && responseDueOn < today;
}
