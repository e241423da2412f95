import type { CallerParty } from "@aiwork/server/identity/caller";
import type { SubgraphContext } from "../subgraph-context";

type MaybeLater<T> = T | Promise<T>;

/** How a rule finds the owner and the service point of a record. */
export interface RecordAccess<Row> {
  /** The seeker whose record it is; null where it is about no person. */
  seekerId?: (row: Row, context: SubgraphContext) => MaybeLater<string | null>;
  /** The service point that keeps it. */
  servicePointId?: (row: Row, context: SubgraphContext) => MaybeLater<string | null>;
  /** Whether the other party's staff at that service point may read it as guests, without a consent. */
  isOpenToGuests?: (row: Row) => boolean;
  /** The data category that a consent must cover for the other party's staff who are no guests. Null: no consent is enough. Undefined: any consent, of any time, is. */
  category?: string | null;
  /** An entry point to a person's record: a role that may never read a field gets FORBIDDEN. Within the record such fields are null. */
  isEntryPoint?: true;
  /** Whether the public may read it; a draft is readable by its own party alone. */
  isPublished?: (row: Row, context: SubgraphContext) => boolean;
}

/** What a seeker's consents open to a member of the other party's staff. */
export interface OpenConsents {
  /** By data category, the consent that opens it. */
  readonly byCategory: ReadonlyMap<string, string>;
  /** The reason with which staff of a service point that does not serve the seeker opened the record; else null. */
  readonly reason: string | null;
}

/** A party's own part of access: its roles, its records, and the look-ups that its rules depend on. */
export interface PartyAccess {
  readonly party: CallerParty;
  /** The roles that are bound to the service points named in the token. */
  readonly servicePointRoles: ReadonlySet<string>;
  /** Its staff's roles that deal with joint documents and with no person; undefined where it has none. */
  readonly jointDocumentRoles?: ReadonlySet<string>;
  /** By type name: how the owner of a record is found. A type that is not listed is about no person. */
  readonly records: Readonly<Record<string, RecordAccess<never>>>;
  /** Whether a token of the own id reads what stands under another one: that of a file that was joined to the own. */
  isSamePerson(context: SubgraphContext, own: string, other: string): Promise<boolean>;
  /** Whether a seeker is served at one of the caller's service points. */
  isAtServicePoint(context: SubgraphContext, seekerId: string): Promise<boolean>;
  /** The reason the caller gave today for emergency access to a seeker's record; null where there is none. */
  emergencyReason(context: SubgraphContext, seekerId: string): Promise<string | null>;
  /** What the seeker's consents open to this member of the other party's staff today; null where there is nothing to know of. */
  consents(context: SubgraphContext, seekerId: string): Promise<OpenConsents | null>;
}
