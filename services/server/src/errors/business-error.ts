import type { Sentences } from "./error-codes";

/** An error that a mutation returns in its `userErrors`: nothing was changed, and the sentence says why. */
export class BusinessError extends Error {
  override readonly name = "BusinessError";

  constructor(
    readonly code: string,
    readonly sentences: Sentences,
    /** The input field that caused the error. */
    readonly path: readonly string[] | null = null,
  ) {
    super(code);
  }

  /** The same error, for an input field: `throw referralError("REASON_REQUIRED").at("reason")`. */
  at(...path: string[]): BusinessError {
    return new BusinessError(this.code, this.sentences, path);
  }
}

/** One entry of a catalogue. Its arguments never contain personal data: the sentences are stored for 30 days. */
export interface BusinessErrorEntry<Arguments extends unknown[]> {
  ja: (...args: Arguments) => string;
  en: (...args: Arguments) => string;
}

/** Makes a function that creates a catalogue's errors by name, for mutations: `throw referralError("VERSION_CONFLICT")`. */
export function defineBusinessErrors<Catalogue extends Record<string, BusinessErrorEntry<never[]>>>(
  catalogue: Catalogue,
) {
  return function createError<Name extends keyof Catalogue & string>(
    name: Name,
    ...args: Parameters<Catalogue[Name]["en"]>
  ): BusinessError {
    const entry = catalogue[name] as Catalogue[Name];
    return new BusinessError(name, { ja: entry.ja(...(args as never[])), en: entry.en(...(args as never[])) });
  };
}
