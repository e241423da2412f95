import { refuse } from "../refusal/plumbing-refusals";

/** What a fault of the database is to the caller: its own text, a wait, a crowd, or nobody there; else not foreseen. */
export function refuseFault(error: { code?: string; message?: string }): never {
  const { code = "", message = "" } = error;
  if (code === "22021") throw refuse("UNREADABLE_TEXT");
  if (code === "57014" || code === "55P03" || message === "Query read timeout") throw refuse("DATABASE_SLOW");
  if (/^53/.test(code) || /timeout exceeded when trying to connect/.test(message)) throw refuse("DATABASE_BUSY");
  if (/^(57P|08|E[A-Z]+$)/.test(code) || /^Connection terminated/.test(message)) throw refuse("DATABASE_AWAY");
  throw error;
}
