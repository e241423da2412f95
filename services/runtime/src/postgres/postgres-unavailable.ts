/** PostgreSQL cannot be had. The message is one or more English sentences, says what to do, and holds no password. */
export class PostgresUnavailable extends Error {
  constructor(message: string, options?: ErrorOptions) {
    super(message, options);
    this.name = "PostgresUnavailable";
  }
}
