import type { Sentences } from "./error-code";

/** A refusal that a mutation answers among its `userErrors`: nothing was done, and here is why. */
export class BusinessRefusal extends Error {
  override readonly name = "BusinessRefusal";

  constructor(
    readonly code: string,
    readonly sentences: Sentences,
    /** The input field it is about. */
    readonly path: readonly string[] | null = null,
  ) {
    super(code);
  }

  /** The same, said of an input field: `throw refuse("REASON_REQUIRED").at("reason")`. */
  at(...path: string[]): BusinessRefusal {
    return new BusinessRefusal(this.code, this.sentences, path);
  }
}

/** One entry of a catalogue. The arguments are typed, and hold no personal data: the sentences are kept for 30 days. */
export interface BusinessRefusalEntry<Arguments extends unknown[]> {
  ja: (...args: Arguments) => string;
  en: (...args: Arguments) => string;
}

/** Says no by name, as `refusalsOf` does, within an act: `throw refuse("VERSION_CONFLICT")`. */
export function businessRefusalsOf<Catalogue extends Record<string, BusinessRefusalEntry<never[]>>>(
  catalogue: Catalogue,
) {
  return function refuse<Name extends keyof Catalogue & string>(
    name: Name,
    ...args: Parameters<Catalogue[Name]["en"]>
  ): BusinessRefusal {
    const entry = catalogue[name] as Catalogue[Name];
    return new BusinessRefusal(name, { ja: entry.ja(...(args as never[])), en: entry.en(...(args as never[])) });
  };
}
