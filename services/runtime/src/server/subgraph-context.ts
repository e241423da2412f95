import type { Readings } from "../access-record/readings";
import type { BusinessClock } from "../clock/business-clock";
import type { Desk } from "../database/open-database";
import type { RequestContext } from "../request/request-context";
import type { Seals } from "../seal/seals";

/** The context of a party's resolvers, made for each request. */
export interface SubgraphContext extends RequestContext {
  readonly database: Desk;
  readonly clock: BusinessClock;
  /** Signs the party's receipts, and verifies those of the other party. */
  readonly seals: Seals;
  /** The access log of this request. */
  readonly readings: Readings;
  /** The key of the loaders' caches: a mutation replaces it, so that later fields read the new data. */
  snapshot: object;
}
