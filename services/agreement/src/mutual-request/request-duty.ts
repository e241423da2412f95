import type { ReceiptedAct } from "../receipt/receipt";

/** The requests of one party: their GraphQL type, and the mutation by which the other party answers them. */
export interface RequestsOf {
  readonly type: "CityRequest" | "NationalRequest";
  readonly answeredBy: ReceiptedAct;
  /** The prefix of their numbers. */
  readonly prefix: string;
}

export const cityRequests: RequestsOf = {
  type: "CityRequest",
  answeredBy: "respondToCityRequest",
  prefix: "CITY",
};
export const nationalRequests: RequestsOf = {
  type: "NationalRequest",
  // guard: national-requests-are-closed-by-answer
  answeredBy: "respondToNationalRequest",
  prefix: "NATIONAL",
};

/** A request has one text and one answer, so one version. */
export const ONLY_VERSION = 1;

export function requestSubject({ type }: RequestsOf, id: string): string {
  return `${type}:${id}`;
}
