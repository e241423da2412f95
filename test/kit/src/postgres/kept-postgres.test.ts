import { join } from "node:path";
import { asAdmin } from "@aiwork/postgres/as-admin";
import { startKeptPostgres } from "./kept-postgres";
import { Scratch } from "./scratch";
import { templateName } from "./template-name";

const CURRENT = templateName("city", "seed");
const OTHER = CURRENT.replace(/\w{12}$/, "0123456789ab");
const BROKEN_OFF = "test_city_broken_off";

/** For a first start on a busy machine; not a promised limit. */
jest.setTimeout(120_000);

describe("the kept server of test runs", () => {
  const scratch = new Scratch();
  const dataDir = join(scratch.directory(), "postgres");
  afterAll(() => scratch.dispose());

  const start = async () => {
    const server = await startKeptPostgres(dataDir);
    scratch.later(server.stop);
    return server;
  };

  it("keeps a template of today's migrations and data, and drops all else, when a run starts alone", async () => {
    const first = await start();
    for (const name of [CURRENT, OTHER, BROKEN_OFF])
      await asAdmin(first.adminUrl, (admin) =>
        admin.query(`create database "${name}" is_template ${name !== BROKEN_OFF}`),
      );
    await asAdmin(first.adminUrl, (admin) => admin.query("create role of_a_broken_run"));
    await first.stop();
    const second = await start();
    expect(await listDatabases(second.adminUrl)).toEqual([CURRENT]);
    const { rows } = await asAdmin(second.adminUrl, (admin) =>
      admin.query("select from pg_roles where rolname = 'of_a_broken_run'"),
    );
    expect(rows).toEqual([]);
    await second.stop();
  });

  it("joins the server of another run, drops nothing of it, and outlives neither", async () => {
    const first = await start();
    await asAdmin(first.adminUrl, (admin) => admin.query("create database test_city_running"));
    const second = await start();
    expect(second.adminUrl).toBe(first.adminUrl);
    expect(await listDatabases(second.adminUrl)).toContain("test_city_running");
    let stopped = false;
    const stopping = first.stop().then(() => {
      stopped = true;
    });
    expect(await listDatabases(second.adminUrl)).toContain("test_city_running");
    expect(stopped).toBe(false);
    await second.stop();
    await stopping;
    await expect(listDatabases(first.adminUrl)).rejects.toThrow("No connection");
  });
});

async function listDatabases(adminUrl: string): Promise<string[]> {
  const { rows } = await asAdmin(adminUrl, (admin) =>
    admin.query<{ name: string }>(
      "select datname as name from pg_database where datname <> all ('{postgres,template0,template1}')",
    ),
  );
  return rows.map(({ name }) => name);
}
