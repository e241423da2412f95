import { type AccessRow, hashOfRow } from "./access-row";
import type { Chain } from "./chain";

/** A row as it is stored. */
export interface KeptRow extends AccessRow {
  readonly chain: number;
  readonly place: number;
  readonly hash: Buffer;
}

/** A mismatch: its chain, and its row where it concerns one. */
export interface Misfit {
  readonly chain: number;
  readonly place: number | null;
  readonly what: string;
}

/** Verifies the rows of one chain in order. Each is compared with the stored hash before it, so that a changed row is reported alone. */
export class ChainFollower {
  #place = 0;
  #before: Buffer;
  /** Checkpoints of this chain in later chains: its head, by its number of rows at that time. */
  readonly #witnessed: Map<number, string>;

  constructor(
    readonly chain: Pick<Chain, "number" | "opening">,
    witnessed: ReadonlyMap<number, string> = new Map(),
  ) {
    this.#before = chain.opening;
    this.#witnessed = new Map(witnessed);
  }

  *follow(row: KeptRow): Generator<Misfit> {
    yield* this.#witness();
    const { place } = row;
    if (place > this.#place + 1) yield this.#misfit(this.#place + 1, `rows up to ${place - 1} are missing`);
    if (place <= this.#place) yield this.#misfit(place, "there are two rows of this number");
    this.#place = place;
    if (!hashOfRow(this.#before, this.chain.number, place, row).equals(row.hash))
      yield this.#misfit(place, "the row was changed, or does not follow the row before it");
    this.#before = row.hash;
  }

  /** Verifies the end of the chain, after its last row. */
  *end({ rows, head }: Pick<Chain, "rows" | "head">): Generator<Misfit> {
    yield* this.#witness();
    if (this.#place !== rows)
      yield this.#misfit(null, `the chain ends at row ${this.#place}; ${rows} rows were signed`);
    else if (!this.#before.equals(head)) yield this.#misfit(rows, "the last row is not the one that was signed");
    for (const [place] of this.#witnessed)
      yield this.#misfit(null, `a later chain has a checkpoint at row ${place}, which is missing`);
  }

  /** Compares the row reached with the checkpoint that a later chain has there. */
  *#witness(): Generator<Misfit> {
    const seen = this.#witnessed.get(this.#place);
    if (seen === undefined) return;
    this.#witnessed.delete(this.#place);
    if (seen !== this.#before.toString("hex"))
      yield this.#misfit(this.#place, "the row differs from the checkpoint that a later chain has of it");
  }

  #misfit(place: number | null, what: string): Misfit {
    return { chain: this.chain.number, place, what };
  }
}
