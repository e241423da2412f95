/** The embedded PostgreSQL cannot be used. The message says what to do, and contains no password. */
export class PostgresUnavailable extends Error {
  constructor(message: string, options?: ErrorOptions) {
    super(message, options);
    this.name = "PostgresUnavailable";
  }
}
