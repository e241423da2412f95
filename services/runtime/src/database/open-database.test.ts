import { createServer, type Server } from "node:net";
import { openEmptyDatabase } from "../testing/open-empty-database";
import { postgresOfRun } from "../testing/postgres-of-run";
import { openDatabase } from "./open-database";

const open = (url: string) => openDatabase({ url, pool: "maintenance", applicationName: "city" });

const altered = (parts: Partial<URL>) => Object.assign(new URL(postgresOfRun()), parts).href;

function listen(onConnection: (server: Server) => Server): Promise<Server> {
  return new Promise((resolve) => {
    const server = onConnection(createServer()).listen(0, "127.0.0.1", () => resolve(server));
  });
}

describe("a database that cannot be used", () => {
  it.each([
    ["at which nothing listens", { port: "1" }, "start PostgreSQL there, or correct the address"],
    ["that refuses the password", { password: "wrong-secret" }, "correct the role or password"],
    ["that is not there", { pathname: "/nowhere" }, "there is no such database on the server"],
  ])("%s says what to do, and tells no address", async (_, parts, advice) => {
    const opening = open(altered(parts));
    await expect(opening).rejects.toThrow(`The database of city cannot be used: `);
    await expect(opening).rejects.toThrow(advice);
    await expect(opening).rejects.not.toThrow(/127\.0\.0\.1|wrong-secret/);
  });

  it("because it never answers is given up within its pool's patience", async () => {
    const blackHole = await listen((server) => server);
    try {
      const { port } = blackHole.address() as { port: number };
      await expect(open(altered({ port: String(port) }))).rejects.toThrow("its host does not answer");
    } finally {
      blackHole.close();
    }
  });
});

describe("a server that is no database", () => {
  it("is told as such", async () => {
    const web = await listen((server) =>
      server.on("connection", (socket) => socket.end("HTTP/1.1 400 Bad Request\r\n\r\n")),
    );
    try {
      const { port } = web.address() as { port: number };
      await expect(open(altered({ port: String(port) }))).rejects.toThrow("does not speak as PostgreSQL should");
    } finally {
      web.close();
    }
  });
});

describe("an interactive pool", () => {
  it("gives a statement up after 1.2 s", async () => {
    await using empty = await openEmptyDatabase();
    const database = await empty.open();
    await expect(database.read({ name: "sleep", text: "select pg_sleep(30)" })).rejects.toMatchObject({
      extensions: { code: "TIMEOUT", refusal: "DATABASE_SLOW" },
    });
  });

  it("keeps a day a day, whatever the time zone", async () => {
    await using empty = await openEmptyDatabase();
    const [row] = await (await empty.open()).read({ name: "day", text: "select date '2013-10-31' as day" });
    expect(row).toEqual({ day: "2013-10-31" });
  });

  it("refuses a NUL, which PostgreSQL cannot keep, as the caller's fault", async () => {
    await using empty = await openEmptyDatabase();
    const database = await empty.open();
    const refused = { extensions: { code: "BAD_USER_INPUT", refusal: "UNREADABLE_TEXT" } };
    await expect(database.read({ name: "text", text: "select $1::text" }, ["a\u0000b"])).rejects.toMatchObject(refused);
  });
});
