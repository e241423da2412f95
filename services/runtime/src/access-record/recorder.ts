import type { Database } from "../database/open-database";
import type { CallerParty } from "../identity/caller";
import type { AccessRecordKey } from "./access-record-key";
import type { AccessRow } from "./access-row";
import { appendRows, closeChain } from "./append-rows";
import type { Chain } from "./chain";
import { isUndone } from "./is-undone";

interface Waiting {
  readonly rows: readonly AccessRow[];
  readonly done: () => void;
  readonly failed: (error: unknown) => void;
}

type Open = (lost: Chain | undefined) => Promise<Chain>;

const ROWS_AT_ONCE = 2_000;

/**
 * Writes the access records of a process. Rows that arrive during a commit go together into the next one. The first
 * row starts a chain. Where the outcome of a commit is unknown, a new chain is started, which holds a checkpoint of the
 * old one.
 */
export class Recorder {
  readonly #waiting: Waiting[] = [];
  #work: Promise<void> | undefined;
  #chain: Chain | undefined;
  #lost: Chain | undefined;

  /** @param database a pool of its own, so that readers do not wait for it */
  constructor(
    readonly party: CallerParty,
    private readonly database: Database,
    private readonly key: AccessRecordKey,
    private readonly open: Open,
  ) {}

  /** Resolves when the rows are committed. @throws the error that prevented it, such as DATABASE_BUSY */
  record(rows: readonly AccessRow[]): Promise<void> {
    return new Promise((done, failed) => {
      this.#waiting.push({ rows, done, failed });
      this.#work ??= this.#writeAll();
    });
  }

  /** Writes the rows that wait, and closes the chain. The caller closes the pool. */
  async close(): Promise<void> {
    await this.#work;
    if (this.#chain) await closeChain(this.database, this.key, this.#chain);
    this.#chain = undefined;
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

  #takeBatch(): Waiting[] {
    const batch: Waiting[] = [];
    for (let rows = 0; rows < ROWS_AT_ONCE; rows += batch.at(-1)?.rows.length ?? 0) {
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
      if (!isUndone(error)) {
        this.#lost = this.#chain;
        this.#chain = undefined;
      }
      throw error;
    }
  }
}
