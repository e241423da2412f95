/** A SQLSTATE contains a digit; a system error code, such as EPIPE, contains none. */
const SQLSTATE = /^(?=.*\d)[\dA-Z]{5}$/;
/** Class 08, connection exception, and 57P, operator intervention: the connection may have ended after the commit. */
const CONNECTION = /^(08|57P)/;

/** True when PostgreSQL itself reported that a statement failed; otherwise it may have been committed. */
export function isUndone(error: unknown): boolean {
  const { code, cause } = error as { code?: unknown; cause?: { code?: unknown } };
  const state = String(cause?.code ?? code ?? "");
  return SQLSTATE.test(state) && !CONNECTION.test(state);
}
