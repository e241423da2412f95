const advice: Readonly<Record<string, string>> = {
  ECONNREFUSED: "nothing listens at its address. Start PostgreSQL there, or correct the address",
  ERR_INVALID_URL: "its address is not a valid URL. Correct it",
  ENOTFOUND: "its host name is unknown. Correct the address",
  ETIMEDOUT: "its host does not answer. Check the network and the address",
  "28P01": "it refuses the password. Correct the role or password in the address",
  "28000": "it does not let this role log in. Correct the role in the address, or pg_hba.conf",
  "3D000": "there is no such database on the server. Create it, or correct the address",
  "42501": "the role lacks privileges. Grant CONNECT, and CREATE on schema public",
  "53300": "it has no connection left. Raise max_connections, or stop other clients",
  "53100": "its disk is full. Free some space",
  "57P03": "it is starting or shutting down. Try again in a moment",
};

const NOT_POSTGRES =
  "the server at its address does not speak the PostgreSQL protocol. Correct the address, or its sslmode";

/** A database cannot be used. The message names the database and says what to do, without its address. */
export class UnreachableDatabase extends Error {
  override readonly name = "UnreachableDatabase";

  constructor(database: string, cause: unknown) {
    super(`The database of ${database} cannot be used: ${adviceFor(cause)}.`);
  }
}

function adviceFor(cause: unknown): string {
  const { code, message = "" } = (cause ?? {}) as { code?: string; message?: string };
  if (code === undefined) return (/timeout/i.test(message) ? advice.ETIMEDOUT : undefined) ?? NOT_POSTGRES;
  return advice[code] ?? `PostgreSQL reports ${code}. See its log`;
}
