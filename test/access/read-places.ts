import type { TokenRequest } from "../request-token";
import type { Ask, Door } from "./asking";
import { valuesFor } from "./fixtures";
import type { Form } from "./form";
import type { Values } from "./insert-row";
import { mutationOf } from "./mutations";
import { type Operation, operationsFor } from "./operation";
import { type Outcome, outcomesOf } from "./outcome";
import { isUnservedEntity, type Place } from "./place";

/** How locations are queried. */
export interface Way {
  readonly door: Door;
  readonly form: Form;
  readonly places: readonly Place[];
}

/** The outcome of a field for a caller. */
export interface Reading {
  readonly place: Place;
  readonly field: string;
  readonly outcome: Outcome;
}

const known = new WeakMap<Way, Operation[]>();

/** Reads the outcome of every field of these locations for a caller. */
export function readPlaces(ask: Ask, who: TokenRequest | null, values: Values, way: Way): Promise<Reading[]> {
  const names = new Set(Object.keys(values));
  const readAll = async (operations: readonly Operation[]) => (await Promise.all(operations.map(read))).flat();
  return readAll(operationsOf(way, names));

  async function read({ document, variables, parts }: Operation): Promise<Reading[]> {
    const answer = await ask({ door: way.door, who, document, values: valuesFor(variables, values) });
    const readings = parts.flatMap((part) =>
      [...outcomesOf(answer, part, parts)].map(([field, outcome]) => told({ place: part.place, field, outcome })),
    );
    const settled = readings.map((reading) => {
      if (reading.outcome !== "?") return [reading];
      if (readings.length === 1) throw new Error(`${document} has no outcome in ${answer.text}`);
      return readAll(operationsFor([{ ...reading.place, fields: [reading.field] }], way.form, names));
    });
    return (await Promise.all(settled)).flat();
  }
}

/** A record whose type is not served yet has no values, so its non-null fields answer with an internal error. */
function told(reading: Reading): Reading {
  const isUntold = reading.outcome === "!INTERNAL" && isUnservedEntity(reading.place);
  return isUntold ? { ...reading, outcome: "n" } : reading;
}

/** The operations of a variant, built once. */
export function operationsOf(way: Way, names: ReadonlySet<string>): Operation[] {
  const { places, form } = way;
  const isActs = places[0]?.type === "Mutation";
  const operations =
    known.get(way) ?? (isActs ? places.map((place) => mutationOf(place, form)) : operationsFor(places, form, names));
  known.set(way, operations);
  return operations;
}
