import { mkdirSync, readdirSync, rmSync, statSync, writeFileSync } from "node:fs";
import { createServer } from "node:net";
import { join } from "node:path";
import { Scratch } from "@aiwork/kit/postgres/scratch";
import { asAdmin } from "./as-admin";
import { findBinaries } from "./binaries";
import { PostgresUnavailable } from "./errors";
import { findOrLaunchServer, pickFreePort } from "./find-or-launch-server";
import { chooseHome } from "./home";
import { readSecret } from "./read-or-make-secret";
import { forgetClaim, isAlive, readServerState } from "./server-state";
import { shutDownServer } from "./start-embedded-postgres";

const asRoot = process.getuid?.() === 0 ? it : it.skip;

jest.setTimeout(30_000);

describe("an embedded PostgreSQL", () => {
  const scratch = new Scratch();
  afterEach(() => scratch.dispose());

  async function show(adminUrl: string, setting: string): Promise<string> {
    return asAdmin(adminUrl, async (admin) => (await admin.query(`show ${setting}`)).rows[0][setting]);
  }

  async function expectRefusal(dataDir: string, message: RegExp): Promise<void> {
    const refusal = await scratch.postgres(dataDir).catch((error: unknown) => error);
    expect(refusal).toBeInstanceOf(PostgresUnavailable);
    expect((refusal as Error).message).toMatch(message);
  }

  it("starts without data, listens on 127.0.0.1 alone, uses UTC and bounds temporary files", async () => {
    const postgres = await scratch.postgres(join(scratch.directory(), "postgres"));

    expect(postgres).toMatchObject({ fresh: true, adopted: false });
    expect(await show(postgres.adminUrl, "listen_addresses")).toBe("127.0.0.1");
    expect(await show(postgres.adminUrl, "unix_socket_directories")).toBe("");
    expect(await show(postgres.adminUrl, "log_timezone")).toBe("UTC");
    expect(await show(postgres.adminUrl, "temp_file_limit")).toBe("2GB");
    expect(await show(postgres.adminUrl, "server_version")).toMatch(/^18\./);
  });

  it("keeps its password readable by its user alone, and out of git", async () => {
    const { dataDir } = await scratch.postgres(join(scratch.directory(), "postgres"));

    expect(statSync(join(dataDir, "superuser-password")).mode & 0o777).toBe(0o600);
    expect(readdirSync(dataDir)).toContain(".gitignore");
  });

  it("refuses a wrong password", async () => {
    const { adminUrl } = await scratch.postgres(join(scratch.directory(), "postgres"));
    const url = new URL(adminUrl);
    url.password = "guess";

    await expect(asAdmin(url.href, async () => {})).rejects.toThrow(/password authentication failed/);
  });

  it("keeps its data when it is restarted", async () => {
    const dataDir = join(scratch.directory(), "postgres");
    const first = await scratch.postgres(dataDir);
    await asAdmin(first.adminUrl, (admin) => admin.query("create table kept as select 1"));
    await first.stop();
    expect(isAlive(first.pid) && readServerState(join(first.dataDir, "cluster"))).toBeFalsy();

    const second = await scratch.postgres(dataDir);

    expect(second).toMatchObject({ fresh: false, adopted: false });
    expect(await asAdmin(second.adminUrl, async (admin) => (await admin.query("table kept")).rowCount)).toBe(1);
  });

  it("leaves only its data and its password when it is stopped, once or twice", async () => {
    const postgres = await scratch.postgres(join(scratch.directory(), "postgres"));
    await Promise.all([postgres.stop(), postgres.stop()]);

    expect(readdirSync(postgres.dataDir).sort()).toEqual([".gitignore", "cluster", "superuser-password"]);
  });

  it("starts in two directories at once", async () => {
    const [one, two] = await Promise.all([
      scratch.postgres(join(scratch.directory(), "postgres")),
      scratch.postgres(join(scratch.directory(), "postgres")),
    ]);

    expect(one.port).not.toBe(two.port);
    expect(one.adminUrl).not.toBe(two.adminUrl);
  });

  it("is one server when it is started twice at once in one directory, and only its owner stops it", async () => {
    const dataDir = join(scratch.directory(), "postgres");
    const both = await Promise.all([scratch.postgres(dataDir), scratch.postgres(dataDir)]);
    const [owner] = both.filter((postgres) => !postgres.adopted);
    const [guest] = both.filter((postgres) => postgres.adopted);

    expect(guest?.pid).toBe(owner?.pid);
    await guest?.stop();
    expect(await show(owner?.adminUrl ?? "", "port")).toBe(String(owner?.port));
  });

  it("tries another port when the first one is taken before use", async () => {
    const home = chooseHome(join(scratch.directory(), "postgres"));
    const first = await scratch.postgres(home.path);
    await first.stop();
    const holder = createServer();
    const taken = await pickFreePort();
    await new Promise<void>((listening) => holder.listen(taken, "127.0.0.1", listening));
    scratch.later(() => holder.close());
    const ports = [taken, await pickFreePort()];

    const server = await findOrLaunchServer({
      home,
      postgres: findBinaries(home.account).postgres,
      password: readSecret(join(home.path, "superuser-password")) ?? "",
      log: () => {},
      pickPort: async () => ports.shift() ?? 0,
    });
    scratch.later(async () => {
      await shutDownServer(join(home.path, "cluster"), server.pid);
      forgetClaim(server.claim ?? "");
      server.release();
    });

    expect(server.port).not.toBe(taken);
    expect(ports).toEqual([]);
  });

  it("says what to do when the password is lost", async () => {
    const dataDir = join(scratch.directory(), "postgres");
    const postgres = await scratch.postgres(dataDir);
    await postgres.stop();
    rmSync(join(postgres.dataDir, "superuser-password"));

    await expectRefusal(dataDir, /password .* is lost.*[Rr]estore/);
  });

  it("says what to do when the data belong to another major version", async () => {
    const dataDir = join(scratch.directory(), "postgres");
    mkdirSync(join(dataDir, "cluster"), { recursive: true });
    writeFileSync(join(dataDir, "cluster", "PG_VERSION"), "15\n");

    await expectRefusal(dataDir, /PostgreSQL 15, and aiwork brings PostgreSQL 18.*pg_dumpall/);
  });

  it("reports the end of the server's log, and leaves no claim, when the server does not start", async () => {
    const dataDir = join(scratch.directory(), "postgres");
    const postgres = await scratch.postgres(dataDir);
    await postgres.stop();
    writeFileSync(join(postgres.dataDir, "cluster", "postgresql.conf"), "no_such_setting = 1\n");

    await expectRefusal(dataDir, /no_such_setting/);
    expect(readdirSync(postgres.dataDir).filter((name) => name.startsWith("server-"))).toEqual([]);
  });

  asRoot("puts the data elsewhere, and says where, when the server's account cannot enter the project", async () => {
    const dataDir = join(scratch.directory(0o700), "postgres");
    const first = await scratch.postgres(dataDir);
    expect(first.dataDir).not.toBe(dataDir);
    expect(first.runsAs).not.toBeNull();
    await first.stop();

    const second = await scratch.postgres(dataDir);

    expect(second).toMatchObject({ dataDir: first.dataDir, fresh: false });
  });
});
