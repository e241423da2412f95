import type { ReceiptedAct } from "../receipt/receipt";

/** Whose requests: the name of their type, and the act by which the other party answers them. */
export interface RequestsOf {
  readonly type: "CityRequest" | "NationalRequest";
  readonly answeredBy: ReceiptedAct;
  /** Begins their numbers. */
  readonly prefix: string;
}

export const cityRequests: RequestsOf = {
  type: "CityRequest",
  answeredBy: "respondToCityRequest",
  prefix: "CITY",
};
export const nationalRequests: RequestsOf = {
  type: "NationalRequest",
  answeredBy: "respondToNationalRequest",
  prefix: "NATIONAL",
};

/** A request has one text and one answer. */
export const ONLY_VERSION = 1;

export function requestSubject({ type }: RequestsOf, id: string): string {
  return `${type}:${id}`;
}
