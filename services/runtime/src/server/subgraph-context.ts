import type { Readings } from "../access-record/readings";
import type { BusinessClock } from "../clock/business-clock";
import type { Desk } from "../database/open-database";
import type { RequestContext } from "../request/request-context";
import type { Seals } from "../seal/seals";

/** What a party's resolvers are given, anew for every request. */
export interface SubgraphContext extends RequestContext {
  readonly database: Desk;
  readonly clock: BusinessClock;
  /** What the party gives the other, and takes of it, under a signature. */
  readonly seals: Seals;
  /** Whose records were read for this request, so far. */
  readonly readings: Readings;
  /** Stands for what was read so far: loaders are kept by it, and an act that is done begins a new one. */
  snapshot: object;
}
