import { createServer, type Server } from "node:net";
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
