import type { RequestContext } from "@aiwork/server/http/request-context";
import type { CallerParty } from "@aiwork/server/identity/caller";
import { connectDatabase, type Database } from "../database/connect-database";
import type { AccessLog } from "./access-log";
import type { AccessRecordKey } from "./access-record-key";
import { type AccessRow, toAccessRow } from "./access-row";
import { type Chain, type ChainHead, checkpointOf } from "./hash-chain";
import { appendRows, closeChain, readHeads, startChain } from "./write-chain";

/** A SQLSTATE contains a digit; a system error code, such as EPIPE, contains none. */
const SQLSTATE = /^(?=.*\d)[\dA-Z]{5}$/;
/** Class 08, connection exception, and 57P, operator intervention: the connection may have ended after the commit. */
const CONNECTION_STATE = /^(08|57P)/;

/** True when PostgreSQL itself reported that a statement failed; otherwise it may have been committed. */
function isRolledBack(error: unknown): boolean {
  const { code, cause } = error as { code?: unknown; cause?: { code?: unknown } };
  const state = String(cause?.code ?? code ?? "");
  return SQLSTATE.test(state) && !CONNECTION_STATE.test(state);
}

interface WaitingRows {
  readonly rows: readonly AccessRow[];
  readonly done: () => void;
  readonly failed: (error: unknown) => void;
}

type StartChain = (lost: Chain | undefined) => Promise<Chain>;

const MAX_ROWS_PER_COMMIT = 2_000;

/**
 * Writes the access records of a process. Rows that arrive during a commit go together into the next one. The first
 * row starts a chain. Where the outcome of a commit is unknown, a new chain is started, which holds a checkpoint of the
 * old one.
 */
export class AccessLogWriter {
  readonly #waiting: WaitingRows[] = [];
  #work: Promise<void> | undefined;
  #chain: Chain | undefined;
  #lost: Chain | undefined;
  #ended: Chain | undefined;

  /** @param database a pool of its own, so that readers do not wait for it */
  constructor(
    readonly party: CallerParty,
    private readonly database: Database,
    private readonly key: AccessRecordKey,
    private readonly open: StartChain,
  ) {}

  /** Resolves when the rows are committed. @throws the error that prevented it, such as DATABASE_BUSY */
  write(rows: readonly AccessRow[]): Promise<void> {
    return new Promise((done, failed) => {
      this.#waiting.push({ rows, done, failed });
      this.#work ??= this.#writeAll();
    });
  }

  /** Writes the rows that wait, and closes the chain. The caller closes the pool. */
  async close(): Promise<void> {
    await this.#work;
    if (!this.#chain) return;
    await closeChain(this.database, this.key, this.#chain);
    this.#ended = this.#chain;
    this.#chain = undefined;
  }

  /** The heads by which all chains of the party can be verified: as the database has them, and the own one as it left here. */
  async heads(): Promise<ChainHead[]> {
    const own = this.#chain ?? this.#lost ?? this.#ended;
    const isClosed = own !== undefined && own === this.#ended;
    const stored = await readHeads(this.database);
    // guard: own-end-is-anchored-as-it-left-the-process
    if (!own || stored.some((head) => checkpointOf(head) === checkpointOf(own) && head.isClosed === isClosed))
      return stored;
    return [...stored, { number: own.number, rows: own.rows, head: own.head, isClosed }];
  }

  async #writeAll(): Promise<void> {
    while (this.#waiting.length > 0) {
      const batch = this.#takeBatch();
      try {
        await this.#write(batch.flatMap(({ rows }) => rows));
        for (const { done } of batch) done();
      } catch (error) {
        for (const { failed } of batch) failed(error);
      }
    }
    this.#work = undefined;
  }

  #takeBatch(): WaitingRows[] {
    const batch: WaitingRows[] = [];
    for (let rows = 0; rows < MAX_ROWS_PER_COMMIT; rows += batch.at(-1)?.rows.length ?? 0) {
      const next = this.#waiting.shift();
      if (!next) break;
      batch.push(next);
    }
    return batch;
  }

  async #write(rows: readonly AccessRow[]): Promise<void> {
    this.#chain ??= await this.open(this.#lost);
    this.#lost = undefined;
    try {
      this.#chain = await appendRows(this.database, this.key, this.#chain, rows);
    } catch (error) {
      if (!isRolledBack(error)) {
        this.#lost = this.#chain;
        this.#chain = undefined;
      }
      throw error;
    }
  }
}

/** The party whose access records are written. */
interface LoggedParty {
  readonly name: string;
  readonly access: { readonly party: CallerParty };
}

/** A writer of access records with its own connection pool. */
export interface OwnedAccessLogWriter {
  readonly writer: AccessLogWriter;
  /** Closes the chain, then the pool. */
  close(): Promise<void>;
  /** Closes the pool alone, as when the process is killed. */
  kill(): Promise<void>;
}

/** @throws UnreachableDatabase */
export async function createAccessLogWriter(
  { name, access }: LoggedParty,
  url: string,
  key: AccessRecordKey,
): Promise<OwnedAccessLogWriter> {
  const database = await connectDatabase({ url, pool: "recorder", applicationName: `${name}-records` });
  const writer = accessLogWriterOn(database, access.party, key);
  let ended: Promise<void> | undefined;
  const end = () => {
    ended ??= database.close();
    return ended;
  };
  return { writer, close: () => writer.close().finally(end), kill: end };
}

function accessLogWriterOn(database: Database, party: CallerParty, key: AccessRecordKey): AccessLogWriter {
  return new AccessLogWriter(party, database, key, (lost) => startChain(database, party, key, lost));
}

/** Writes the access log of a request. The response waits for it, and is not sent where it throws. */
export function writeAccessLog(writer: Pick<AccessLogWriter, "write">) {
  return async (context: RequestContext & { accessLog: AccessLog }): Promise<void> => {
    const readings = await context.accessLog.settled();
    if (readings.length > 0) await writer.write(readings.map((reading) => toAccessRow(reading, context)));
  };
}
