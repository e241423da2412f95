import { NotPersonal } from "@aiwork/subgraph/database/personal-data";
import { Column, Entity, PrimaryColumn } from "typeorm";
import type { ReceiptedAct } from "../agreement/receipt/receipt";
import type { Transitions } from "../agreement/state-change/transitions";

export type RequestStatus = "RAISED" | "CLOSED" | "WITHDRAWN";

/** 要望: a request of the own party to the other. */
@NotPersonal("joint documents")
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
export function isRequestOverdue({ status, responseDueOn }: MutualRequestEntity, today: string): boolean {
  // guard: request-is-overdue
  return status === "RAISED" && responseDueOn < today;
}

export type ResponseDecision = "WILL_DO" | "WILL_DO_IN_PART" | "WILL_NOT_DO" | "REFERRED_TO_COUNCIL";

/** 回答: an answer to a request of the other party, which keeps the request; only its id is known here. */
@NotPersonal("joint documents")
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

/** 要望: the legal transitions; CLOSED needs the receipt of the answer. */
export const REQUEST_TRANSITIONS: Transitions<RequestStatus> = {
  RAISED: ["CLOSED", "WITHDRAWN"],
  CLOSED: [],
  WITHDRAWN: [],
};

/** The requests of one party: their GraphQL type, and the mutation by which the other party answers them. */
export interface RequestKind {
  readonly type: "CityRequest" | "NationalRequest";
  readonly answeredBy: ReceiptedAct;
  /** The prefix of their numbers. */
  readonly prefix: string;
}

export const cityRequests: RequestKind = {
  type: "CityRequest",
  answeredBy: "respondToCityRequest",
  prefix: "CITY",
};
export const nationalRequests: RequestKind = {
  type: "NationalRequest",
  // guard: national-requests-are-closed-by-answer
  answeredBy: "respondToNationalRequest",
  prefix: "NATIONAL",
};

/** A request has one text and one answer, so one version. */
export const REQUEST_VERSION = 1;

export function requestSubject({ type }: RequestKind, id: string): string {
  return `${type}:${id}`;
}
