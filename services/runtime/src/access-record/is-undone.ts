/** A SQLSTATE holds a digit; a code of the system, such as EPIPE, holds none. */
const SQLSTATE = /^(?=.*\d)[\dA-Z]{5}$/;
/** Class 08, connection exception, and 57P, operator intervention: the connection may have ended after the commit. */
const CONNECTION = /^(08|57P)/;

/** Whether PostgreSQL itself has said that a statement has done nothing; else it may have done all. */
export function isUndone(error: unknown): boolean {
  const { code, cause } = error as { code?: unknown; cause?: { code?: unknown } };
  const state = String(cause?.code ?? code ?? "");
  return SQLSTATE.test(state) && !CONNECTION.test(state);
}
