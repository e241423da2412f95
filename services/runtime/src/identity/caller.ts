/** The party that a member of staff belongs to. */
export type CallerParty = "CITY" | "NATIONAL";

/** The caller of a request. All of it comes from a verified token. */
export interface Caller {
  /** The role (職務), such as city.counselor; `anonymous` without a token. */
  readonly role: string;
  /** Null for job seekers, for reporting clients and without a token. */
  readonly party: CallerParty | null;
  /** The service points at which this member of staff works. */
  readonly servicePoints: readonly string[];
  /** The job seeker's own id; null for everyone else. */
  readonly seekerId: string | null;
  /** The name of a member of staff, from their issuer; never a seeker's. */
  readonly name: string | null;
  /** Issuer and subject, to which mutations and access records are attributed; null without a token. */
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
