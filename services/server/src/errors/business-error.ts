import type { Sentences } from "./error-codes";

/** An error that a mutation returns in its `userErrors`: nothing was changed, and the sentence says why. */
export class BusinessError extends Error {
  override readonly name = "BusinessError";

  constructor(
    readonly code: string,
    readonly sentences: Sentences,
    /** The field that caused the error, within the mutation's input; a list's entry by its position, from 0. */
    readonly path: readonly string[] | null = null,
    /** CONFIRM: a slip is likely, and the mutation is carried out when it is repeated with this code as confirmed. */
    readonly kind: "REFUSAL" | "CONFIRM" = "REFUSAL",
  ) {
    super(code);
  }

  /** The same error, for an input field: `throw jobOrderError("WAGE_REVERSED").at("wage", "maximum")`, or `.at("wage.maximum")`. */
  at(...path: string[]): BusinessError {
    // guard: path-has-step-for-each-field
    return new BusinessError(
      this.code,
      this.sentences,
      path.flatMap((steps) => steps.split(".")),
      this.kind,
    );
  }
}

/** Several errors of one input, which do not depend on each other. */
export class BusinessErrors extends Error {
  override readonly name = "BusinessErrors";

  constructor(readonly errors: readonly BusinessError[]) {
    super(errors.map(({ code }) => code).join(", "));
  }
}

/** The business errors in what a mutation threw; none for any other error. */
export function businessErrorsIn(error: unknown): readonly BusinessError[] {
  if (error instanceof BusinessErrors) return error.errors;
  return error instanceof BusinessError ? [error] : [];
}

/**
 * Parses fields of an input that do not depend on each other, and throws the errors of all of them at once:
 * `parseFields({ name: () => parseName(input.name), sex: () => input.sex })`.
 * @throws BusinessErrors, and any other error at once
 */
export function parseFields<Fields extends Record<string, () => unknown>>(
  fields: Fields,
): { [Field in keyof Fields]: ReturnType<Fields[Field]> } {
  const parsed: Record<string, unknown> = {};
  const errors: BusinessError[] = [];
  for (const [field, parse] of Object.entries(fields))
    try {
      parsed[field] = parse();
    } catch (error) {
      errors.push(...faultsOf(error));
    }
  // guard: errors-of-fields-are-thrown
  if (errors.length > 0) throw new BusinessErrors(errors);
  return parsed as { [Field in keyof Fields]: ReturnType<Fields[Field]> };
}

/** The same for fields that the database knows more of: one after the other, as they stand. */
export async function checkFields<Fields extends Record<string, () => unknown>>(
  fields: Fields,
): Promise<{ [Field in keyof Fields]: Awaited<ReturnType<Fields[Field]>> }> {
  const parsed: Record<string, unknown> = {};
  const errors: BusinessError[] = [];
  for (const [field, parse] of Object.entries(fields))
    try {
      parsed[field] = await parse();
    } catch (error) {
      errors.push(...faultsOf(error));
    }
  // guard: errors-of-checked-fields-are-thrown
  if (errors.length > 0) throw new BusinessErrors(errors);
  return parsed as { [Field in keyof Fields]: Awaited<ReturnType<Fields[Field]>> };
}

function faultsOf(error: unknown): readonly BusinessError[] {
  const found = businessErrorsIn(error);
  // guard: fault-of-program-is-no-error-of-field
  if (found.length === 0) throw error;
  return found;
}

/** One entry of a catalogue. Its arguments never contain personal data: the sentences are stored for 30 days. */
export interface BusinessErrorEntry<Arguments extends unknown[]> {
  ja: (...args: Arguments) => string;
  en: (...args: Arguments) => string;
}

/** Makes a function that creates a catalogue's errors by name, for mutations: `throw referralError("VERSION_CONFLICT")`. */
export function defineBusinessErrors<Catalogue extends Record<string, BusinessErrorEntry<never[]>>>(
  catalogue: Catalogue,
  kind: BusinessError["kind"] = "REFUSAL",
) {
  return function createError<Name extends keyof Catalogue & string>(
    name: Name,
    ...args: Parameters<Catalogue[Name]["en"]>
  ): BusinessError {
    const entry = catalogue[name] as Catalogue[Name];
    const sentences = { ja: entry.ja(...(args as never[])), en: entry.en(...(args as never[])) };
    return new BusinessError(name, sentences, null, kind);
  };
}
