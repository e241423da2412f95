import { platformError } from "@aiwork/server/errors/platform.errors";
import { plainDigits } from "@aiwork/server/text/digits";

declare const brand: unique symbol;
/** A UUID in its canonical form: RFC 9562, lower case. */
export type Uuid = string & { readonly [brand]: "Uuid" };

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

/** @throws MALFORMED_ID, which names the argument and not its value */
export function parseUuid(text: string, argument: string): Uuid {
  // A key of `_entities` may be of any type.
  const canonical = String(text).toLowerCase();
  if (!UUID.test(canonical)) throw platformError("MALFORMED_ID", { argument }).at(argument);
  return canonical as Uuid;
}

/**
 * A number of a register as it is kept, however it was typed: in any width, and with blanks.
 * @throws INPUT_REQUIRED where it has neither a digit nor a letter
 */
export function parseNumber(typed: string, ...path: readonly string[]): string {
  const number = plainDigits(typed).replace(/\s/gu, "");
  // guard: number-is-not-blank
  if (!/[\p{L}\p{N}]/u.test(number)) throw platformError("INPUT_REQUIRED", { input: path.join(".") }).at(...path);
  return number;
}
