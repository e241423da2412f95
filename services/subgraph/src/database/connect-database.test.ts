import { connect, createServer, type Server } from "node:net";
import { createEmptyDatabase } from "@aiwork/kit/postgres/empty-database";
import { postgresOfRun } from "@aiwork/kit/postgres/postgres-of-run";
import { connectDatabase } from "./connect-database";

const open = (url: string) => connectDatabase({ url, pool: "maintenance", applicationName: "city" });

const altered = (parts: Partial<URL>) => Object.assign(new URL(postgresOfRun()), parts).href;

function listen(onConnection: (server: Server) => Server): Promise<Server> {
  return new Promise((resolve) => {
    const server = onConnection(createServer()).listen(0, "127.0.0.1", () => resolve(server));
  });
}

describe("a database that cannot be used", () => {
  it.each([
    ["nothing listens at it", { port: "1" }, "Start PostgreSQL there, or correct the address"],
    ["it refuses the password", { password: "wrong-secret" }, "Correct the role or password"],
    ["it does not exist", { pathname: "/nowhere" }, "there is no such database on the server"],
  ])("reports what to do, without its address, when %s", async (_, parts, advice) => {
    const opening = open(altered(parts));
    await expect(opening).rejects.toThrow(`The database of city cannot be used: `);
    await expect(opening).rejects.toThrow(advice);
    await expect(opening).rejects.not.toThrow(/127\.0\.0\.1|wrong-secret/);
  });

  it("is given up after its pool's timeout when it never answers", async () => {
    const blackHole = await listen((server) => server);
    try {
      const { port } = blackHole.address() as { port: number };
      await expect(open(altered({ port: String(port) }))).rejects.toThrow("its host does not answer");
    } finally {
      blackHole.close();
    }
  });
});

describe("a database that is late for a moment", () => {
  it("is waited for at a start, for longer than a caller waits", async () => {
    const { port, hostname } = new URL(postgresOfRun());
    let connections = 0;
    const late = await listen((server) =>
      server.on("connection", (socket) => {
        const isTaken = ++connections > 1;
        if (isTaken) socket.pipe(connect(Number(port), hostname)).pipe(socket);
      }),
    );
    try {
      const { port: own } = late.address() as { port: number };
      const url = altered({ port: String(own) });
      const database = await connectDatabase({ url, pool: "interactive", applicationName: "city" });
      expect(connections).toBeGreaterThan(1);
      await database.close();
    } finally {
      late.close();
    }
  });
});

describe("a server that is not PostgreSQL", () => {
  it("is reported as one that does not speak the PostgreSQL protocol", async () => {
    const web = await listen((server) =>
      server.on("connection", (socket) => socket.end("HTTP/1.1 400 Bad Request\r\n\r\n")),
    );
    try {
      const { port } = web.address() as { port: number };
      await expect(open(altered({ port: String(port) }))).rejects.toThrow("does not speak the PostgreSQL protocol");
    } finally {
      web.close();
    }
  });
});

describe("an interactive pool", () => {
  it("cancels a statement after 1.2 s", async () => {
    await using empty = await createEmptyDatabase();
    const database = await empty.open();
    await expect(database.read({ name: "sleep", text: "select pg_sleep(30)" })).rejects.toMatchObject({
      extensions: { code: "TIMEOUT", refusal: "DATABASE_SLOW" },
    });
  });

  it("lets a statement of a reporting client count for longer", async () => {
    await using empty = await createEmptyDatabase();
    const database = await empty.open({ pool: "report" });
    expect(await database.read({ name: "long", text: "select pg_sleep(2) is not null as counted" })).toHaveLength(1);
  });

  it("returns a date as text, whatever the time zone", async () => {
    await using empty = await createEmptyDatabase();
    const [row] = await (await empty.open()).read({ name: "day", text: "select date '2013-10-31' as day" });
    expect(row).toEqual({ day: "2013-10-31" });
  });

  it("answers BAD_USER_INPUT when a text contains a NUL, which PostgreSQL cannot store", async () => {
    await using empty = await createEmptyDatabase();
    const database = await empty.open();
    const refused = { extensions: { code: "BAD_USER_INPUT", refusal: "UNREADABLE_TEXT" } };
    await expect(database.read({ name: "text", text: "select $1::text" }, ["a\u0000b"])).rejects.toMatchObject(refused);
  });
});

describe("a server whose defaults are not the usual ones", () => {
  const DEFAULTS = {
    DateStyle: "SQL, DMY",
    IntervalStyle: "sql_standard",
    TimeZone: "Asia/Tokyo",
    bytea_output: "escape",
    extra_float_digits: "-4",
    standard_conforming_strings: "off",
    transform_null_equals: "on",
    array_nulls: "off",
    default_transaction_isolation: "serializable",
    search_path: "elsewhere, public",
  };

  it("is read alike", async () => {
    await using empty = await createEmptyDatabase();
    const { dataSource } = await empty.open();
    const [{ name }] = await dataSource.query("select quote_ident(current_database()) as name");
    await dataSource.query("create schema elsewhere; create table elsewhere.taken (); create table taken (n int)");
    for (const [setting, value] of Object.entries(DEFAULTS)) {
      const list = setting === "search_path" ? value : `'${value}'`;
      await dataSource.query(`alter database ${name} set ${setting} to ${list}`);
    }
    const text = `select date '2013-10-31' as day, timestamptz '2013-10-31 06:00Z'::text as instant,
      interval '1 day 2 hours'::text as length, '\\x00ff'::bytea as bytes, (1::float8 / 3)::text as share, 'a\\n' as text,
      null = null as unknown, '{null}'::text[] as list, current_setting('transaction_isolation') as isolation,
      (select count(*)::int from information_schema.columns where table_schema = current_schema) as columns`;
    const fresh = await empty.open({ pool: "recorder" });
    expect(await fresh.read({ name: "alike", text })).toEqual([
      {
        day: "2013-10-31",
        instant: "2013-10-31 06:00:00+00",
        length: "1 day 02:00:00",
        bytes: Buffer.from([0, 255]),
        share: "0.3333333333333333",
        text: "a\\n",
        unknown: null,
        list: [null],
        isolation: "read committed",
        columns: 1,
      },
    ]);
  });
});

describe("a login that set something for itself", () => {
  const OWN = {
    transaction_timeout: "1ms",
    statement_timeout: "1ms",
    lock_timeout: "1ms",
    idle_in_transaction_session_timeout: "1ms",
    idle_session_timeout: "1ms",
    tcp_user_timeout: "1",
    client_connection_check_interval: "1",
    exit_on_error: "on",
    default_transaction_read_only: "on",
    default_transaction_deferrable: "on",
    synchronous_commit: "off",
    search_path: "pg_catalog",
    row_security: "off",
    restrict_nonsystem_relation_kind: "view",
    gin_fuzzy_search_limit: "1",
    plan_cache_mode: "force_custom_plan",
  };

  it("is connected as before", async () => {
    await using empty = await createEmptyDatabase();
    const text = "select name, setting from pg_settings where name = any ($1) order by 1";
    const settings = async () =>
      (await empty.open({ pool: "recorder" })).read({ name: "own", text }, [Object.keys(OWN)]);
    const before = await settings();
    expect(before).toHaveLength(Object.keys(OWN).length);
    const { dataSource } = await empty.open();
    for (const [name, value] of Object.entries(OWN))
      await dataSource.query(`alter role current_user set ${name} = '${value}'`);
    expect(await settings()).toEqual(before);
  });
});
