import type { CallerParty } from "../identity/caller";
import type { SubgraphContext } from "../server/subgraph-context";

type MaybeLater<T> = T | Promise<T>;

/** Whose a record is: what a rule that depends on the person, or on the counter, is judged by. */
export interface RecordAccess<Row> {
  /** The person whose record it is; null where it is about nobody. */
  seekerId?: (row: Row, context: SubgraphContext) => MaybeLater<string | null>;
  /** The counter (service point) at which it stands. */
  servicePointId?: (row: Row, context: SubgraphContext) => MaybeLater<string | null>;
  /** Whether the other party's staff at that counter are in it as guests, without a consent. */
  isGuests?: (row: Row) => boolean;
  /** What a consent must cover for the other party's staff who are no guests; null: none will do; without it, any ever given. */
  category?: string | null;
  /** A way in to somebody's record: who has no business there is told so. Inside, what is not open is null. */
  isWayIn?: true;
  /** Whether it is open to this caller as anyone's; a draft is its own party's alone. */
  isPublished?: (row: Row, context: SubgraphContext) => boolean;
}

/** How a party answers the questions that its rules depend on. */
export interface PartyAccess {
  readonly party: CallerParty;
  /** The duties that are bound to the counters named in the token. */
  readonly servicePointRoles: ReadonlySet<string>;
  /** Its staff's duties that are about the joint papers, and about no person; without it there are none. */
  readonly jointDocumentRoles?: ReadonlySet<string>;
  /** By type: whose a record of it is. A type that is not named is about nobody. */
  readonly records: Readonly<Record<string, RecordAccess<never>>>;
  /** Whether two ids are of one person, whose files the party has joined. */
  isOnePerson(context: SubgraphContext, one: string, other: string): Promise<boolean>;
  /** Whether a person is of one of the caller's counters. */
  isAtServicePoint(context: SubgraphContext, seekerId: string): Promise<boolean>;
  /** The reason with which a person's record was opened to the caller today; null where it was not. */
  openedWith(context: SubgraphContext, seekerId: string): Promise<string | null>;
  /** What the person's consents open to the other party today; null for one who has never given any. */
  openCategories(context: SubgraphContext, seekerId: string): Promise<ReadonlySet<string> | null>;
}
