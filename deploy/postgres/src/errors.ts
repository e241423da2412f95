/** The `code` of an error from Node (`ENOENT`) or PostgreSQL (`42P04`), if it has one. */
export function errorCode(error: unknown): string | undefined {
  if (typeof error !== "object" || error === null || !("code" in error)) return undefined;
  return typeof error.code === "string" ? error.code : undefined;
}

/** The embedded PostgreSQL cannot be used. The message says what to do, and contains no password. */
export class PostgresUnavailable extends Error {
  constructor(message: string, options?: ErrorOptions) {
    super(message, options);
    this.name = "PostgresUnavailable";
  }
}
