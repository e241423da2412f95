import { GraphQLError } from "graphql";
import type { ErrorCode, Sentences } from "./error-code";

/** What may be told of a refusal beside its code: its own name, and which subgraph could not be had. */
export interface RefusalNames {
  refusal?: string;
  subgraph?: string;
}

/** A refusal of the catalogue: its error code, its own name, and its sentence in both languages. */
export class Refusal extends GraphQLError {
  constructor(
    code: ErrorCode,
    readonly names: RefusalNames,
    readonly sentences: Sentences,
    path?: readonly (string | number)[],
  ) {
    super(sentences.en, { extensions: { code, ...names }, path });
  }
}

/** One entry of a catalogue. The arguments are typed, and hold no personal data. */
export interface RefusalEntry<Arguments extends unknown[]> {
  code: ErrorCode;
  ja: (...args: Arguments) => string;
  en: (...args: Arguments) => string;
}

/** Says no by name: `throw refuse("MONTH_OUTSIDE_FISCAL_YEAR", { through, fiscalYear })`. */
export function refusalsOf<Catalogue extends Record<string, RefusalEntry<never[]>>>(catalogue: Catalogue) {
  return function refuse<Name extends keyof Catalogue & string>(
    name: Name,
    ...args: Parameters<Catalogue[Name]["en"]>
  ): Refusal {
    const entry = catalogue[name] as Catalogue[Name];
    const sentences = { ja: entry.ja(...(args as never[])), en: entry.en(...(args as never[])) };
    return new Refusal(entry.code, { refusal: name }, sentences);
  };
}
