import { join } from "node:path";
import { setTimeout as wait } from "node:timers/promises";
import { Scratch } from "@aiwork/kit/postgres/scratch";
import { asAdmin } from "@aiwork/postgres/as-admin";
import { provisionDatabase } from "@aiwork/postgres/provision-database";
import { businessClock } from "@aiwork/server/clock/business-clock";
import { ANONYMOUS } from "@aiwork/server/identity/caller";
import { createCallerDatabases, loginNames, loginPassword, loginUrl } from "./caller-databases";
import { connectDatabase, type Database } from "./connect-database";
import { requireLogins } from "./require-logins";

jest.setTimeout(60_000);

describe("a database that somebody else administers", () => {
  const scratch = new Scratch();
  const SECRET = "only-in-this-test";
  const wanted = { name: "city", party: "CITY" } as const;
  let adminUrl = "";
  let url = "";
  let owner: Database;
  beforeAll(async () => {
    adminUrl = (await scratch.postgres(join(scratch.directory(), "postgres"))).adminUrl;
    url = await provisionDatabase(adminUrl, { database: "theirs", role: "theirs", password: "p" });
    owner = await connectDatabase({ url, pool: "maintenance", applicationName: "city" });
  });
  afterAll(async () => {
    await owner?.close();
    await scratch.dispose();
  });

  const refusalOf = (secret = SECRET) =>
    requireLogins(owner, { ...wanted, url, secret }).then(
      () => null,
      ({ names, sentences }) => ({ refusal: names.refusal, ...sentences }),
    );
  const alter = (...statements: string[]) =>
    asAdmin(adminUrl, async (admin) => {
      for (const statement of statements) await admin.query(statement);
    });
  const KEPT_BY_ADMINISTRATOR = "drop function if exists restore_login";
  const inDatabase = (statement: string) =>
    asAdmin(Object.assign(new URL(adminUrl), { pathname: "/theirs" }).href, (admin) => admin.query(statement));
  const provide = (names: string[]) =>
    provisionDatabase(adminUrl, {
      database: "theirs",
      role: "theirs",
      password: "p",
      logins: names.map((name) => ({ name, password: loginPassword(SECRET, name) })),
    });

  it("is refused with the logins to create when logins are missing", async () => {
    await provide(loginNames("CITY").slice(2));
    const refusal = await refusalOf();
    expect(refusal).toMatchObject({
      refusal: "LOGINS_MISSING",
      en: expect.stringContaining("create city_staff, city_peer (create role … login,"),
      ja: expect.stringContaining("city_staff、city_peer を作成し"),
    });
  });

  it("is accepted when all logins exist", async () => {
    await provide(loginNames("CITY"));
    expect(await refusalOf()).toBeNull();
  });

  it.each([
    ["another password", "alter role city_self password 'another'"],
    ["the password of another login", `alter role city_self password '${loginPassword(SECRET, "city_staff")}'`],
    ["the secret itself as its password", `alter role city_self password '${SECRET}'`],
    ["a setting that no session starts with", "alter role city_self set local_preload_libraries = 'nowhere'"],
    ["no right to log in", "alter role city_self nologin"],
    ["no right to connect", "revoke connect on database theirs from city_self"],
  ])("is refused with the logins to repair when one has %s", async (_, change) => {
    await provide(loginNames("CITY"));
    await alter(change);
    await inDatabase(KEPT_BY_ADMINISTRATOR);
    expect(await refusalOf()).toMatchObject({
      refusal: "LOGINS_REFUSED",
      en: expect.stringContaining("The database of city refuses city_self. "),
      ja: expect.stringContaining("city_self の接続を拒否"),
    });
  });

  it.each([
    ["its password", "alter role city_self password 'mine'"],
    ["its settings", "alter role city_self set local_preload_libraries = 'nowhere'"],
    ["its settings in this database", "alter role city_self in database theirs set default_transaction_read_only = on"],
  ])("is accepted when a login changed %s, which it gets back", async (_, change) => {
    await provide(loginNames("CITY"));
    await asAdmin(loginUrl(url, "CITY", "self", SECRET), (self) => self.query(change));
    expect(await refusalOf()).toBeNull();
    expect(await inDatabase("select from pg_db_role_setting where setrole = 'city_self'::regrole")).toMatchObject({
      rowCount: 0,
    });
  });

  it("lets its owner restore its own logins alone", async () => {
    await provide(loginNames("CITY"));
    const restoring = owner.dataSource.query("select restore_login('theirs', 'p')");
    await expect(restoring).rejects.toMatchObject({ code: "42501" });
    const byLogin = asAdmin(loginUrl(url, "CITY", "self", SECRET), (self) =>
      self.query("select restore_login('city_staff', 'mine')"),
    );
    await expect(byLogin).rejects.toMatchObject({ code: "42501" });
  });

  it("serves the next request when a login changed its password under the running process", async () => {
    await provide(loginNames("CITY"));
    const roles = { party: "CITY", servicePointRoles: new Set<string>() } as const;
    const databases = createCallerDatabases(
      { name: "city", access: roles, entities: [] },
      url,
      SECRET,
      businessClock(),
    );
    await alter("alter role city_public password 'another'");
    const ask = () => databases.databaseFor(ANONYMOUS).read({ name: "who", text: "select session_user::text as name" });
    await expect(ask()).rejects.toMatchObject({ names: { refusal: "DATABASE_AWAY" } });
    const answer = (): Promise<unknown[]> => ask().catch(() => wait(100).then(answer));
    expect(await answer()).toEqual([{ name: "city_public" }]);
    await databases.close();
  });

  it.each([
    ["bypasses row-level security", "alter role city_self bypassrls"],
    ["is a superuser", "alter role city_self superuser"],
    ["is the owner too", "grant theirs to city_self"],
  ])("is refused with the logins to repair when one %s", async (_, change) => {
    await provide(loginNames("CITY"));
    await alter(change);
    expect(await refusalOf()).toMatchObject({
      refusal: "LOGINS_UNBOUND",
      en: expect.stringContaining("does not bind city_self. "),
      ja: expect.stringContaining("city_self に行単位のアクセス制御が効きません"),
    });
    await alter("revoke theirs from city_self");
  });

  it("is refused without naming the password or the address", async () => {
    await provide(loginNames("CITY"));
    await inDatabase(KEPT_BY_ADMINISTRATOR);
    const text = JSON.stringify(await refusalOf("wrong-for-all-of-them"));
    expect(text).toContain("city_staff, city_peer, city_self");
    expect(text).not.toMatch(/wrong-for-all|127\.0\.0\.1/);
  });
});
