/** What a client was told of a mutation: what was done, by the id of its thing, or the code it was refused with. */
export type Answer = { done: string } | { refused: string };

/** A mutation that a client sent under one key until it was answered, or gave up; then nobody knows what came of it. */
export interface Call {
  key: string;
  act: Act;
  /** Every answer that came; more than one where it was sent again, or twice at once. */
  answers: Answer[];
}

/** Each makes a thing, or changes the state of one. */
export const MAKING = {
  receiveRegistration: "registration",
  issueReferral: "referral",
  reportPlacement: "placement",
  openCityFile: "file",
  recordVisit: "visit",
} as const;
export const CHANGING = {
  recordReferralProgress: "referral",
  confirmPlacement: "placement",
  voidPlacement: "placement",
  voidVisit: "visit",
} as const;
export type Act = keyof typeof MAKING | keyof typeof CHANGING;
export type Kind = (typeof MAKING)[keyof typeof MAKING];

/** A key as a party kept it, with its first answer. */
export interface KeptKey {
  key: string;
  act: Act;
  answer: Answer;
}

export interface Thing {
  kind: Kind;
  id: string;
  status: string;
  /** Raised by one with each change of its state; null of things that have none. */
  version: number | null;
  /** What its client wrote on it, and on no other of its kind; null where there is no place for it. */
  mark: string | null;
}

export interface Referral {
  id: string;
  registrationId: string;
  jobOrderId: string;
  status: string;
}

export interface Placement {
  id: string;
  referralId: string;
  status: string;
}

export interface Order {
  id: string;
  openings: number;
  filled: number;
  status: string;
  version: number;
}

/** A line of a thing's history, in the order in which they were written. */
export interface Change {
  subjectId: string;
  from: string | null;
  to: string;
}

/** Both parties' databases, when all is over. */
export interface FinalState {
  keys: KeptKey[];
  things: Thing[];
  referrals: Referral[];
  placements: Placement[];
  orders: Order[];
  changes: Change[];
}

/** What a promise was broken by, in a sentence. */
export interface Violation {
  promise: "lost" | "doubled" | "nobody's" | "answered twofold" | "invariant";
  what: string;
}
