import { createHash } from "node:crypto";
import type { Uuid } from "@aiwork/subgraph/graphql/scalars";

/** A stream of pseudo-random numbers that is the same at every run. */
export interface Random {
  /** A number from 0 to less than 1. */
  next(): number;
  /** An integer, both ends included. */
  between(min: number, max: number): number;
  pick<T>(list: readonly T[]): T;
  happens(chance: number): boolean;
  /** A sample without repetition; reorders the list. */
  sample<T>(list: T[], count: number): T[];
}

/** sfc32, seeded with the SHA-256 of a name. */
export function createRandom(name: string): Random {
  const seed = createHash("sha256").update(name).digest();
  let [a, b, c, d] = [0, 4, 8, 12].map((at) => seed.readInt32LE(at)) as [number, number, number, number];
  const next = () => {
    const t = (((a + b) | 0) + d) | 0;
    d = (d + 1) | 0;
    a = b ^ (b >>> 9);
    b = (c + (c << 3)) | 0;
    c = ((c << 21) | (c >>> 11)) + t;
    return (t >>> 0) / 4294967296;
  };
  const between = (min: number, max: number) => min + Math.floor(next() * (max - min + 1));
  return {
    next,
    between,
    pick: (list) => list[between(0, list.length - 1)] as (typeof list)[number],
    happens: (chance) => next() < chance,
    sample: (list, count) => {
      const taken = Math.min(count, list.length);
      for (let i = 0; i < taken; i++) {
        const j = between(i, list.length - 1);
        [list[i], list[j]] = [list[j] as (typeof list)[number], list[i] as (typeof list)[number]];
      }
      return list.slice(0, taken);
    },
  };
}

/** A UUID in the form of version 4 that is the same at every run. */
export function uuidOf(name: string): Uuid {
  const hex = createHash("sha256").update(name).digest("hex");
  const variant = ((Number.parseInt(hex[16] ?? "0", 16) & 3) | 8).toString(16);
  return [
    hex.slice(0, 8),
    hex.slice(8, 12),
    `4${hex.slice(13, 16)}`,
    variant + hex.slice(17, 20),
    hex.slice(20, 32),
  ].join("-") as Uuid;
}
