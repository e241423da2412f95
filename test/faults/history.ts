/** The answer to a mutation: the id of its record, or the code of the refusal. */
export type MutationAnswer = { done: string } | { refused: string };

/** A mutation that a client sent under one key until it was answered, or until the client gave up without an answer. */
export interface SentMutation {
  key: string;
  act: MutationName;
  /** All answers: more than one if it was sent again, or twice at once. */
  answers: MutationAnswer[];
}

/** Mutations that create a record. */
export const CREATING_MUTATIONS = {
  receiveRegistration: "registration",
  issueReferral: "referral",
  reportPlacement: "placement",
  openCityFile: "file",
  recordVisit: "visit",
} as const;
export const CHANGING_MUTATIONS = {
  recordReferralProgress: "referral",
  confirmPlacement: "placement",
  voidPlacement: "placement",
  voidVisit: "visit",
} as const;
export type MutationName = keyof typeof CREATING_MUTATIONS | keyof typeof CHANGING_MUTATIONS;
export type RecordKind = (typeof CREATING_MUTATIONS)[keyof typeof CREATING_MUTATIONS];

/** An idempotency key as a party stored it, with its first answer. */
export interface StoredKey {
  key: string;
  act: MutationName;
  answer: MutationAnswer;
}

export interface StoredRecord {
  kind: RecordKind;
  id: string;
  status: string;
  /** Incremented with each state change; null for records without a version. */
  version: number | null;
  /** A text that its client wrote on this record alone; null where there is no column for it. */
  mark: string | null;
}

export interface StoredReferral {
  id: string;
  registrationId: string;
  jobOrderId: string;
  status: string;
}

export interface StoredPlacement {
  id: string;
  referralId: string;
  status: string;
}

export interface StoredJobOrder {
  id: string;
  openings: number;
  filled: number;
  status: string;
  version: number;
}

/** A state change of a record, in the order of writing. */
export interface StoredStateChange {
  subjectId: string;
  from: string | null;
  to: string;
}

/** The state of both parties' databases at the end. */
export interface FinalState {
  keys: StoredKey[];
  records: StoredRecord[];
  referrals: StoredReferral[];
  placements: StoredPlacement[];
  orders: StoredJobOrder[];
  changes: StoredStateChange[];
}

/** A broken promise, explained in a sentence. */
export interface Violation {
  promise: "lost" | "doubled" | "nobody's" | "answered twofold" | "invariant";
  what: string;
}
