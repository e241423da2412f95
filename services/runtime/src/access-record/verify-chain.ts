import { type AccessRow, hashOfRow } from "./access-row";
import type { Chain } from "./chain";

/** A row as it is kept. */
export interface KeptRow extends AccessRow {
  readonly chain: number;
  readonly place: number;
  readonly hash: Buffer;
}

/** Something that does not fit: in which chain, and at which row, where it is one. */
export interface Misfit {
  readonly chain: number;
  readonly place: number | null;
  readonly what: string;
}

/** Follows the rows of one chain from its opening. Each is held against the hash before it as that is kept, so that one that was changed is told alone. */
export class ChainFollower {
  #place = 0;
  #before: Buffer;
  /** Heads that later openings tell of this chain, by how many rows it then had. */
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
    if (place > this.#place + 1) yield this.#misfit(this.#place + 1, `rows are missing up to ${place - 1}`);
    if (place <= this.#place) yield this.#misfit(place, "the row is there twice");
    this.#place = place;
    if (!hashOfRow(this.#before, this.chain.number, place, row).equals(row.hash))
      yield this.#misfit(place, "the row is not what was written, or does not follow the one before it");
    this.#before = row.hash;
  }

  /** At the end of the rows. */
  *end({ rows, head }: Pick<Chain, "rows" | "head">): Generator<Misfit> {
    yield* this.#witness();
    if (this.#place !== rows) yield this.#misfit(null, `ends at row ${this.#place}, and was written up to ${rows}`);
    else if (!this.#before.equals(head)) yield this.#misfit(rows, "the last row is not the one that was signed");
    for (const [place] of this.#witnessed)
      yield this.#misfit(null, `was seen with ${place} rows when a later chain was opened`);
  }

  /** What was seen of it when a later chain was opened, at the row reached. */
  *#witness(): Generator<Misfit> {
    const seen = this.#witnessed.get(this.#place);
    if (seen === undefined) return;
    this.#witnessed.delete(this.#place);
    if (seen !== this.#before.toString("hex"))
      yield this.#misfit(this.#place, "the row is not the one that was there when a later chain was opened");
  }

  #misfit(place: number | null, what: string): Misfit {
    return { chain: this.chain.number, place, what };
  }
}
