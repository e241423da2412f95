const advice: Readonly<Record<string, string>> = {
  ECONNREFUSED: "nothing listens at its address: start PostgreSQL there, or correct the address",
  ERR_INVALID_URL: "its address cannot be read: correct it",
  ENOTFOUND: "its host name is not known: correct the address",
  ETIMEDOUT: "its host does not answer: check the network and the address",
  "28P01": "it refuses the password: correct the role or password in the address",
  "28000": "it does not let this role in: correct the role in the address or pg_hba.conf",
  "3D000": "there is no such database on the server: create it, or correct the address",
  "42501": "the role may not use it: grant CONNECT, and CREATE on schema public",
  "53300": "it has no connection left: raise max_connections or stop other clients",
  "53100": "its disk is full: make room",
  "57P03": "it is still starting or is shutting down: try again in a moment",
};

const NOT_POSTGRES =
  "what answers at its address does not speak as PostgreSQL should: correct the address, or its sslmode";

/** A database that cannot be used: which, and what to do, without its address. */
export class UnreachableDatabase extends Error {
  override readonly name = "UnreachableDatabase";

  constructor(database: string, cause: unknown) {
    super(`The database of ${database} cannot be used: ${adviceFor(cause)}.`);
  }
}

function adviceFor(cause: unknown): string {
  const { code, message = "" } = (cause ?? {}) as { code?: string; message?: string };
  if (code === undefined) return (/timeout/i.test(message) ? advice.ETIMEDOUT : undefined) ?? NOT_POSTGRES;
  return advice[code] ?? `PostgreSQL says ${code}; see its log`;
}
