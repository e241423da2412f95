/** Whose staff a caller is. */
export type CallerParty = "CITY" | "NATIONAL";

/** Who asks, as a verified token says; nothing of it comes from anywhere else. */
export interface Caller {
  /** The duty (職務), such as city.counselor; `anonymous` without a token. */
  readonly role: string;
  /** Null for the person themself, for reporting clients and for anyone without a token. */
  readonly party: CallerParty | null;
  /** The counters at which this member of staff is on duty. */
  readonly servicePoints: readonly string[];
  /** The person whose own record it is; null for everybody but the person. */
  readonly seekerId: string | null;
  /** A member of staff's name as the issuer gives it; never a seeker's. */
  readonly name: string | null;
  /** Issuer and subject: whom an act or a reading is put down to; null without a token. */
  readonly subject: string | null;
}

export const ANONYMOUS: Caller = {
  role: "anonymous",
  party: null,
  servicePoints: [],
  seekerId: null,
  name: null,
  subject: null,
};
