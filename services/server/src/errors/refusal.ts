import { GraphQLError } from "graphql";
import type { ErrorCode, Sentences } from "./error-codes";

/** Where a value stands in a request: its variable or argument, then the fields and list positions within. */
export type InputPath = readonly (string | number)[];

/** The public extensions of a refusal besides its code: its name, the refused input, and the subgraph that was unavailable. */
export interface RefusalNames {
  refusal?: string;
  inputPath?: InputPath;
  subgraph?: string;
}

/** A known error of a catalogue: its code, its name, and its sentence in both languages. */
export class Refusal extends GraphQLError {
  constructor(
    code: ErrorCode,
    readonly names: RefusalNames,
    readonly sentences: Sentences,
    path?: readonly (string | number)[],
  ) {
    super(sentences.en, { extensions: { code, ...names }, path });
  }

  /** The same refusal, for a value of the request. */
  at(...inputPath: InputPath): Refusal {
    return new Refusal(this.extensions.code as ErrorCode, { ...this.names, inputPath }, this.sentences, this.path);
  }
}

/** The refusal in an error or in what it wraps: graphql-js wraps one thrown in a scalar, and quotes the value. */
export function findRefusal(error: unknown): Refusal | undefined {
  for (let e: unknown = error; e instanceof Error; e = (e as { originalError?: unknown }).originalError)
    if (e instanceof Refusal) return e;
  return undefined;
}

/** One entry of a catalogue. Its arguments never contain personal data. */
export interface ErrorEntry<Arguments extends unknown[]> {
  code: ErrorCode;
  ja: (...args: Arguments) => string;
  en: (...args: Arguments) => string;
}

/** Makes a function that creates a catalogue's errors by name: `throw periodError("MONTH_OUTSIDE_FISCAL_YEAR", { through, fiscalYear })`. */
export function defineErrors<Catalogue extends Record<string, ErrorEntry<never[]>>>(catalogue: Catalogue) {
  return function createError<Name extends keyof Catalogue & string>(
    name: Name,
    ...args: Parameters<Catalogue[Name]["en"]>
  ): Refusal {
    const entry = catalogue[name] as Catalogue[Name];
    const sentences = { ja: entry.ja(...(args as never[])), en: entry.en(...(args as never[])) };
    return new Refusal(entry.code, { refusal: name }, sentences);
  };
}
