import type { FixtureValues } from "@aiwork/kit/records/insert-row";
import type { AskQuestion, Endpoint } from "@aiwork/kit/system/ask-until-answered";
import type { TokenRequest } from "@aiwork/kit/system/request-token";
import { type FieldLocation, isUnservedEntity } from "./locations";
import { mutationOf } from "./mutation-operations";
import { type Operation, operationsFor } from "./operations";
import { type FieldOutcome, outcomesOf } from "./outcomes";
import type { SelectionForm } from "./selection-part";
import { valuesFor } from "./variables";

/** How locations are queried. */
export interface QueryVariant {
  readonly endpoint: Endpoint;
  readonly form: SelectionForm;
  readonly locations: readonly FieldLocation[];
}

/** The outcome of a field for a caller. */
export interface FieldReading {
  readonly location: FieldLocation;
  readonly field: string;
  readonly outcome: FieldOutcome;
}

const operationsByVariant = new WeakMap<QueryVariant, Operation[]>();

/** Reads the outcome of every field of these locations for a caller. */
export function readLocations(
  ask: AskQuestion,
  who: TokenRequest | null,
  values: FixtureValues,
  variant: QueryVariant,
): Promise<FieldReading[]> {
  const names = new Set(Object.keys(values));
  const readAll = async (operations: readonly Operation[]) => (await Promise.all(operations.map(read))).flat();
  return readAll(operationsOf(variant, names));

  async function read({ document, variables, parts }: Operation): Promise<FieldReading[]> {
    const answer = await ask({ endpoint: variant.endpoint, who, document, values: valuesFor(variables, values) });
    const readings = parts.flatMap((part) =>
      [...outcomesOf(answer, part, parts)].map(([field, outcome]) =>
        asNotServed({ location: part.location, field, outcome }),
      ),
    );
    const settled = readings.map((reading) => {
      if (reading.outcome !== "?") return [reading];
      if (readings.length === 1) throw new Error(`${document} has no outcome in ${answer.text}`);
      return readAll(operationsFor([{ ...reading.location, fields: [reading.field] }], variant.form, names));
    });
    return (await Promise.all(settled)).flat();
  }
}

/** A record whose type is not served yet has no values, so its non-null fields answer with an internal error. */
function asNotServed(reading: FieldReading): FieldReading {
  const isUnserved = reading.outcome === "!INTERNAL" && isUnservedEntity(reading.location);
  return isUnserved ? { ...reading, outcome: "n" } : reading;
}

/** The operations of a variant, built once. */
export function operationsOf(variant: QueryVariant, names: ReadonlySet<string>): Operation[] {
  const { locations, form } = variant;
  const isMutations = locations[0]?.type === "Mutation";
  const operations =
    operationsByVariant.get(variant) ??
    (isMutations ? locations.map((location) => mutationOf(location, form)) : operationsFor(locations, form, names));
  operationsByVariant.set(variant, operations);
  return operations;
}
