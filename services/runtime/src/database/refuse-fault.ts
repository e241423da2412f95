import { refuse } from "../refusal/plumbing-refusals";
import type { Refusal } from "../refusal/refusal";

/** Rethrows a database error as the caller's error: unreadable text, timeout, overload or an unreachable database; any other error as it is. */
export function refuseFault(error: { code?: string; message?: string }): never {
  const refusal = refusalOf(error);
  throw refusal ? Object.assign(refusal, { cause: error }) : error;
}

function refusalOf({ code = "", message = "" }: { code?: string; message?: string }): Refusal | undefined {
  if (code === "22021") return refuse("UNREADABLE_TEXT");
  if (code === "57014" || code === "55P03" || message === "Query read timeout") return refuse("DATABASE_SLOW");
  // guard: conflict-between-transactions-is-given-as-being
  if (/^(53|40001|40P01)/.test(code) || /timeout exceeded when trying to connect/.test(message))
    return refuse("DATABASE_BUSY");
  // 08P01, a protocol violation, is an error of this program.
  if (/^(57P|0800|E[A-Z]+$)/.test(code) || /^Connection terminated/.test(message)) return refuse("DATABASE_AWAY");
  return undefined;
}
