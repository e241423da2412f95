import { writeFileSync } from "node:fs";
import { createServer as createHttpServer } from "node:http";
import { type AddressInfo, createServer, type Server, type Socket } from "node:net";
import { dirname, join } from "node:path";
import { within } from "@aiwork/kit/starter/slowdown";
import { newDataDirectory, type Starter, spawnStarter } from "@aiwork/kit/starter/spawn-starter";
import { Cleanup } from "@aiwork/kit/system/cleanup";
import { prepareDatabases } from "@aiwork/local/prepare-databases";
import { asAdmin } from "@aiwork/postgres/as-admin";

const PASSWORD = "himitsu";
const LOGIN_PASSWORD = PASSWORD.repeat(5);
const LIMIT_MS = 10_000;

const cleanup = new Cleanup();
afterAll(() => cleanup[Symbol.asyncDispose]());

describe("arguments and settings that cannot be used", () => {
  it("are all named together, and nothing starts", async () => {
    const wrong = { PORT: "http", LOG_LEVEL: "loud", AIWORK_TODAY: "2013-02-30", NODE_ENV: "production" };
    const urls = { CITY_DATABASE_URL: `mysql://city:${PASSWORD}@db/city`, NATIONAL_DATABASE_URL: "national" };
    const args = ["--json", "--jsno", "--data", "harvest", "today"];
    const starter = await failed(spawnStarter(cleanup, newDataDirectory(cleanup), { ...wrong, ...urls }, args));
    const named = [...starter.stderr().matchAll(/^ {2}- ([^:]+):/gm)].map(([, name]) => name);
    expect(named.sort()).toEqual([...Object.keys(wrong), ...Object.keys(urls), "--jsno", "--data", "today"].sort());
    expect(starter.stderr()).not.toContain("PostgreSQL on port");
  });

  it("include a port that leaves no room for the other three", async () => {
    const starter = await failed(spawnStarter(cleanup, newDataDirectory(cleanup), { PORT: "65533" }));
    expect(starter.stderr()).toContain("PORT: give a port number up to 65532, or 0 for any free ones");
  });

  it("include an external database without the password of its logins", async () => {
    const CITY_DATABASE_URL = `postgres://city:${PASSWORD}@127.0.0.1:9/city`;
    const starter = await failed(spawnStarter(cleanup, newDataDirectory(cleanup), { CITY_DATABASE_URL }));
    expect(starter.stderr()).toContain(
      "CITY_LOGIN_PASSWORD: give the secret of which the passwords of that database's logins are made",
    );
    expect(starter.stderr()).not.toContain("NATIONAL_LOGIN_PASSWORD");
  });

  it("include a data directory that cannot be written", async () => {
    const dataDirectory = newDataDirectory(cleanup);
    writeFileSync(dataDirectory, "a file");
    for (const directory of [dataDirectory, join(dataDirectory, "below")]) {
      const starter = await failed(spawnStarter(cleanup, directory));
      expect(starter.stderr()).toBe(
        `The data directory ${directory} cannot be written: set AIWORK_DATA_DIR to one that can.\n`,
      );
    }
  });
});

describe("a database that cannot be used ends the start within 10 s with an instruction, without its password,", () => {
  it("when nothing listens", async () => {
    const closed = await listen(createServer());
    await new Promise((resolve) => closed.server.close(resolve));
    const { stderr } = await startOn(closed.port);
    expect(stderr()).toContain("Start PostgreSQL there, or correct the address");
  });

  it("when its host accepts the connection and never answers", async () => {
    const { port } = await listen(createServer());
    const { stderr } = await startOn(port);
    expect(stderr()).toContain("Check the network and the address");
  });

  it("when it speaks another protocol", async () => {
    const { port } = await listen(createHttpServer());
    await startOn(port);
  });

  it("when it refuses the password or has no such database", async () => {
    const databases = await ownDatabases();
    const wrong = new URL(databases.city);
    wrong.password = PASSWORD;
    const absent = new URL(databases.national);
    absent.pathname = "/national_of_tomorrow";
    const starter = await startWith(wrong.href, absent.href);
    expect(starter.stderr()).toContain(
      "The database of city cannot be used: it refuses the password. Correct the role",
    );
    expect(starter.stderr()).toMatch(/The database of national cannot be used: there is no such database .* Create it/);
    expect(starter.stderr()).not.toContain(absent.password);
  });

  it("when it refuses the password of its logins, which are named in both languages", async () => {
    const { stderr } = await startOnRefusingLogins();
    expect(stderr()).toMatch(/^city: LOGINS_REFUSED: city のデータベースが city_staff、.*city_recorder の接続を拒否/m);
    expect(stderr()).toMatch(
      /^national: LOGINS_REFUSED: The database of national refuses national_staff, .*national_recorder\. /m,
    );
  });
});

function startOn(port: number): Promise<Starter> {
  const url = (party: string) => `postgres://${party}:${PASSWORD}@127.0.0.1:${port}/${party}`;
  return startWith(url("city"), url("national"));
}

/** Sentences about logins have the form `city: CODE: sentence`, in both languages. */
async function startOnRefusingLogins(): Promise<Starter> {
  const { city, national } = await ownDatabases();
  // On a server of one's own, an administrator alone gives logins their passwords.
  for (const url of [city, national]) await asAdmin(url, (owner) => owner.query("drop function restore_login"));
  const passwords = { CITY_LOGIN_PASSWORD: LOGIN_PASSWORD, NATIONAL_LOGIN_PASSWORD: LOGIN_PASSWORD };
  const environment = { CITY_DATABASE_URL: city, NATIONAL_DATABASE_URL: national, ...passwords };
  return failed(spawnStarter(cleanup, newDataDirectory(cleanup), environment));
}

async function startWith(city: string, national: string): Promise<Starter> {
  const passwords = { CITY_LOGIN_PASSWORD: LOGIN_PASSWORD, NATIONAL_LOGIN_PASSWORD: LOGIN_PASSWORD };
  const environment = { CITY_DATABASE_URL: city, NATIONAL_DATABASE_URL: national, ...passwords };
  const starter = await within(LIMIT_MS, () => failed(spawnStarter(cleanup, newDataDirectory(cleanup), environment)));
  for (const party of ["city", "national"])
    expect(starter.stderr()).toContain(`The database of ${party} cannot be used: `);
  return starter;
}

async function failed(starter: Starter): Promise<Starter> {
  expect(await starter.ended).toBe(1);
  expect(starter.stdout()).toBe("");
  expect(starter.stderr()).not.toContain(PASSWORD);
  expect(starter.stderr()).not.toMatch(/^ +at /m);
  return starter;
}

async function ownDatabases(): Promise<{ city: string; national: string }> {
  const settings = {
    port: 0,
    json: false,
    dataSet: "seed",
    today: undefined,
    cityDatabaseUrl: undefined,
    nationalDatabaseUrl: undefined,
  };
  const dataDirectory = dirname(newDataDirectory(cleanup));
  const databases = await prepareDatabases({ ...settings, dataDirectory });
  cleanup.defer(() => databases.stop());
  return databases;
}

async function listen(server: Server): Promise<{ server: Server; port: number }> {
  const sockets = new Set<Socket>();
  server.on("connection", (socket: Socket) => sockets.add(socket.on("error", () => {})));
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  cleanup.defer(() => {
    for (const socket of sockets) socket.destroy();
    server.close();
  });
  return { server, port: (server.address() as AddressInfo).port };
}
