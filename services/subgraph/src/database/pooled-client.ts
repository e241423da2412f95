import { Client, type ClientConfig } from "pg";

/**
 * What sessions depend on, whatever the server, its databases or roles set: in what form days and numbers come, how a
 * text is read, in which schema a name is looked for, and that a login which set something for itself still reads
 * everything, writes what it is told has been written, and stays connected.
 */
// guard: session-sets-what-it-depends-on
const SESSION_SETTINGS = {
  DateStyle: "ISO,YMD",
  IntervalStyle: "postgres",
  TimeZone: "UTC",
  bytea_output: "hex",
  extra_float_digits: "1",
  standard_conforming_strings: "on",
  transform_null_equals: "off",
  array_nulls: "on",
  row_security: "on",
  default_transaction_isolation: "read\\ committed",
  default_transaction_read_only: "off",
  default_transaction_deferrable: "off",
  synchronous_commit: "on",
  search_path: "public,pg_temp",
  gin_fuzzy_search_limit: "0",
  restrict_nonsystem_relation_kind: "",
  exit_on_error: "off",
  transaction_timeout: "0",
  idle_session_timeout: "0",
  tcp_user_timeout: "0",
  client_connection_check_interval: "0",
} as const;

/** The start parameter `options` of a session (PostgreSQL documentation, 53.7): these settings, and the ones of its pool. */
export function sessionOptions(ofPool: Readonly<Record<string, string>>): string {
  return Object.entries({ ...SESSION_SETTINGS, ...ofPool })
    .map(([name, value]) => `-c ${name}=${value}`)
    .join(" ");
}

/**
 * 28P01 invalid_password, 28000 invalid_authorization_specification, 42501 no right to connect, 42704 no such role, 58P01 a
 * library that the login's own settings name and that does not exist.
 */
const LOGIN_REFUSED = /^(28P01|28000|42501|42704|58P01)$/;

/** Whether a database refuses a login, as one that changed its password or settings itself. */
export function isLoginRefused(error: unknown): boolean {
  return LOGIN_REFUSED.test(String((error as { code?: unknown } | null)?.code));
}

/** What a pool of callers hands to each of its connections. */
interface PooledConfig extends ClientConfig {
  /** Called when the database refuses the login. */
  onRefused?: () => void;
}

/**
 * A connection of a pool. A server that ends it in the moment in which it is handed out, as in a fast restart, finds no
 * listener of the pool any more and none of a query yet: without this one, the error would end the process. The next
 * query on the connection fails, and the pool closes it.
 */
export class PooledClient extends Client {
  readonly #onRefused: PooledConfig["onRefused"];

  constructor(config?: PooledConfig) {
    super(config);
    this.#onRefused = config?.onRefused;
    // guard: lost-connection-does-not-end-process
    this.on("error", () => {});
  }

  override connect(): Promise<Client>;
  override connect(done: (error: Error) => void): void;
  override connect(done?: (error: Error) => void): Promise<Client> | undefined {
    if (done === undefined) return super.connect();
    super.connect((error: Error) => {
      // guard: login-that-is-refused-is-restored-while-running
      if (isLoginRefused(error)) this.#onRefused?.();
      done(error);
    });
    return undefined;
  }
}

/** pg's record of what a connection has prepared; pg's types leave it out. */
interface PreparingConnection {
  readonly connection: { readonly parsedStatements: Record<string, string> };
}

/** A table that changed under a prepared statement: SQLSTATE 0A000, raised where PostgreSQL looks at a plan again. */
export function isStalePlan(error: unknown): boolean {
  const { code, routine } = error as { code?: unknown; routine?: unknown };
  return code === "0A000" && routine === "RevalidateCachedQuery";
}

/** Makes a connection prepare a statement anew when it is sent the next time. */
export async function forgetStatement(client: Client, name: string): Promise<void> {
  await client.query(`deallocate ${client.escapeIdentifier(name)}`);
  delete (client as unknown as PreparingConnection).connection.parsedStatements[name];
}
