import type { BusinessClock } from "@aiwork/server/clock/business-clock";
import type { RequestContext } from "@aiwork/server/http/request-context";
import type { AccessLog } from "./access-log/access-log";
import type { CallerDatabase } from "./database/connect-database";
import type { ReceiptSigner } from "./receipts/receipt-signer";

/** The context of a party's resolvers, made for each request. */
export interface SubgraphContext extends RequestContext {
  readonly database: CallerDatabase;
  readonly clock: BusinessClock;
  /** Signs the party's receipts, and verifies those of the other party. */
  readonly receiptSigner: ReceiptSigner;
  /** The access log of this request. */
  readonly accessLog: AccessLog;
  /** The key of what the process keeps from one request to the next; without it nothing is kept. */
  readonly kept?: object;
  /** The key of the loaders' caches: a mutation replaces it, so that later fields read the new data. */
  snapshot: object;
}
