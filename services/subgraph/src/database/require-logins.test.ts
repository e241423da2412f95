import { join } from "node:path";
import { Scratch } from "@aiwork/kit/postgres/scratch";
import { asAdmin } from "@aiwork/postgres/as-admin";
import { provisionDatabase } from "@aiwork/postgres/provision-database";
import { loginNames } from "./caller-databases";
import { connectDatabase, type Database } from "./connect-database";
import { requireLogins } from "./require-logins";

jest.setTimeout(60_000);

describe("a database that somebody else administers", () => {
  const scratch = new Scratch();
  const PASSWORD = "only-in-this-test";
  const wanted = { name: "city", party: "CITY", password: PASSWORD } as const;
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

  const refusalOf = (password: string = PASSWORD) =>
    requireLogins(owner, { ...wanted, url, password }).then(
      () => null,
      ({ names, sentences }) => ({ refusal: names.refusal, ...sentences }),
    );
  const alter = (...statements: string[]) =>
    asAdmin(adminUrl, async (admin) => {
      for (const statement of statements) await admin.query(statement);
    });
  const provide = (names: string[]) =>
    provisionDatabase(adminUrl, {
      database: "theirs",
      role: "theirs",
      password: "p",
      logins: { names, password: PASSWORD },
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
    ["no right to log in", "alter role city_self nologin"],
    ["no right to connect", "revoke connect on database theirs from city_self"],
  ])("is refused with the logins to repair when one has %s", async (_, change) => {
    await provide(loginNames("CITY"));
    await alter(change);
    expect(await refusalOf()).toMatchObject({
      refusal: "LOGINS_REFUSED",
      en: expect.stringContaining("The database of city refuses city_self. "),
      ja: expect.stringContaining("city_self の接続を拒否"),
    });
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
    const text = JSON.stringify(await refusalOf("wrong-for-all-of-them"));
    expect(text).toContain("city_staff, city_peer, city_self");
    expect(text).not.toMatch(/wrong-for-all|127\.0\.0\.1/);
  });
});
