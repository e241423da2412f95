import { join } from "node:path";
import { cloneDatabase, dropDatabase } from "@aiwork/kit/postgres/clone-database";
import { Scratch } from "@aiwork/kit/postgres/scratch";
import type { Client } from "pg";
import { asAdmin } from "./as-admin";
import { provisionDatabase } from "./provision-database";

jest.setTimeout(30_000);

describe("a provisioned database", () => {
  const scratch = new Scratch();
  let adminUrl = "";
  beforeAll(async () => {
    adminUrl = (await scratch.postgres(join(scratch.directory(), "postgres"))).adminUrl;
  });
  afterAll(() => scratch.dispose());

  const city = { database: "aiwork_city", role: "city", password: "p%40:/?#s" };
  const national = { database: "aiwork_national", role: "national", password: "other" };

  function at(url: string, database: string): string {
    const other = new URL(url);
    other.pathname = `/${database}`;
    return other.href;
  }

  async function ask(url: string, question: string): Promise<Record<string, unknown> | undefined> {
    return asAdmin(url, async (client: Client) => (await client.query(question)).rows[0]);
  }

  it("belongs to its role", async () => {
    const url = await provisionDatabase(adminUrl, city);

    await ask(url, "create table record as select '記録' as words");
    expect(await ask(url, "select words from record")).toEqual({ words: "記録" });
    expect(await ask(url, "select current_user::text as role, current_database()::text as database")).toEqual({
      role: "city",
      database: "aiwork_city",
    });
  });

  it("has an owner that is no superuser and cannot create databases or roles", async () => {
    const url = await provisionDatabase(adminUrl, city);

    expect(
      await ask(url, "select rolsuper, rolcreatedb, rolcreaterole, rolbypassrls from pg_roles where rolname = 'city'"),
    ).toEqual({ rolsuper: false, rolcreatedb: false, rolcreaterole: false, rolbypassrls: false });
  });

  it("refuses connections of other roles, and its role cannot connect to other databases", async () => {
    const cityUrl = await provisionDatabase(adminUrl, city);
    const nationalUrl = await provisionDatabase(adminUrl, national);

    await expect(ask(at(cityUrl, "aiwork_national"), "select 1")).rejects.toThrow(/permission denied for database/);
    await expect(ask(at(nationalUrl, "aiwork_city"), "select 1")).rejects.toThrow(/permission denied for database/);
    await expect(ask(at(cityUrl, "postgres"), "select 1")).rejects.toThrow(/permission denied for database/);
    await expect(ask(at(cityUrl, "template1"), "select 1")).rejects.toThrow(/permission denied for database/);
  });

  describe("with further logins", () => {
    const withLogins = (party: { database: string; role: string; password: string }) => ({
      ...party,
      logins: ["staff", "public"].map((name) => login(`${party.role}_${name}`)),
    });
    const login = (name: string) => ({ name, password: `'${name}" login` });
    const urlOf = (url: string, username: string, password = login(username).password) =>
      Object.assign(new URL(url), { username, password: encodeURIComponent(password) }).href;

    it("gives each login CONNECT and no other privilege", async () => {
      const url = await provisionDatabase(adminUrl, withLogins(city));
      await ask(url, "create table secret as select 1 as one");
      for (const name of ["city_staff", "city_public"]) {
        const own = urlOf(url, name);
        expect(await ask(own, "select session_user::text as name")).toEqual({ name });
        await expect(ask(own, "create table mine ()")).rejects.toThrow(/permission denied for schema public/);
        await expect(ask(own, "create temporary table mine ()")).rejects.toThrow(/permission denied to create temp/);
        await expect(ask(own, "create database mine")).rejects.toThrow(/permission denied to create database/);
        await expect(ask(own, "select one from secret")).rejects.toThrow(/permission denied for table secret/);
        await expect(ask(own, "set role city")).rejects.toThrow(/permission denied to set role/);
      }
    });

    it("has no login that is a superuser, creates roles, or bypasses row-level security", async () => {
      const url = await provisionDatabase(adminUrl, withLogins(city));
      await ask(adminUrl, "alter role city_staff bypassrls createrole");
      await provisionDatabase(adminUrl, withLogins(city));
      expect(
        await ask(
          url,
          `select count(*)::int, bool_or(rolsuper or rolcreatedb or rolcreaterole or rolreplication or rolbypassrls) as more
           from pg_roles where rolname like 'city\\_%'`,
        ),
      ).toEqual({ count: 2, more: false });
    });

    it("refuses another party's logins, and accepts a new password", async () => {
      const url = await provisionDatabase(adminUrl, withLogins(city));
      await provisionDatabase(adminUrl, withLogins(national));
      const foreign = urlOf(url, "national_staff");
      await expect(ask(foreign, "select 1")).rejects.toThrow(/permission denied for database/);
      await provisionDatabase(adminUrl, { ...city, logins: [{ name: "city_staff", password: "renewed" }] });
      await expect(ask(urlOf(url, "city_staff"), "select 1")).rejects.toThrow(/password auth/);
      expect(await ask(urlOf(url, "city_staff", "renewed"), "select 1 as one")).toEqual({ one: 1 });
    });

    it("opens no login by the password of another one", async () => {
      const url = await provisionDatabase(adminUrl, withLogins(city));
      const other = urlOf(url, "city_public", login("city_staff").password);
      await expect(ask(other, "select 1")).rejects.toThrow(/password auth/);
    });

    it("refuses other logins than those given for a copy", async () => {
      const url = await provisionDatabase(adminUrl, withLogins(national));
      const clone = { template: "aiwork_national", database: "twin_of_national", owner: "national" };
      await cloneDatabase(adminUrl, { ...clone, logins: ["national_staff"] });
      const copy = at(urlOf(url, "national_staff"), "twin_of_national");
      expect(await ask(copy, "select 1 as one")).toEqual({ one: 1 });
      const other = at(urlOf(url, "national_public"), "twin_of_national");
      await expect(ask(other, "select 1")).rejects.toThrow(/permission denied for database/);
    });
  });

  it("can be provisioned many times at once", async () => {
    const wanted = { database: "at_once", role: "at_once", password: "p" };
    const urls = await Promise.all(Array.from({ length: 8 }, () => provisionDatabase(adminUrl, wanted)));

    expect(new Set(urls).size).toBe(1);
    expect(await ask(urls[0] ?? "", "select 1 as one")).toEqual({ one: 1 });
  });

  it("accepts a new password for its owner", async () => {
    const before = await provisionDatabase(adminUrl, { database: "renewed", role: "renewed", password: "old" });
    const after = await provisionDatabase(adminUrl, { database: "renewed", role: "renewed", password: "new" });

    await expect(ask(before, "select 1")).rejects.toThrow(/password authentication failed/);
    expect(await ask(after, "select 1 as one")).toEqual({ one: 1 });
  });

  it("cannot be provisioned for a second role", async () => {
    await provisionDatabase(adminUrl, city);

    await expect(provisionDatabase(adminUrl, { ...national, database: "aiwork_city" })).rejects.toThrow(
      /belongs to the role "city", not to "national"/,
    );
  });

  it("may have a name that needs quoting", async () => {
    const name = `区's "one" 旋盤`;
    const url = await provisionDatabase(adminUrl, { database: name, role: name, password: `'"\\` });

    expect(await ask(url, "select current_database()::text as name")).toEqual({ name });
  });

  it("can be cloned with its rows, closed to other roles, and dropped while in use", async () => {
    await provisionDatabase(adminUrl, national);
    const url = await provisionDatabase(adminUrl, { database: "template", role: "tester", password: "p" });
    await ask(url, "create table row as select 7 as value");

    await Promise.all(
      ["copy_1", "copy_2"].map((database) =>
        cloneDatabase(adminUrl, { template: "template", database, owner: "tester" }),
      ),
    );

    expect(await ask(at(url, "copy_2"), "update row set value = 8 returning value")).toEqual({ value: 8 });
    expect(await ask(at(url, "copy_1"), "select value from row")).toEqual({ value: 7 });
    const nationalUrl = await provisionDatabase(adminUrl, national);
    await expect(ask(at(nationalUrl, "copy_1"), "select 1")).rejects.toThrow(/permission denied for database/);
    await asAdmin(at(url, "copy_1"), () => dropDatabase(adminUrl, "copy_1"));
    await dropDatabase(adminUrl, "copy_1");
    await dropDatabase(adminUrl, "copy_2");
    expect(await ask(adminUrl, "select count(*)::int from pg_database where datname like 'copy%'")).toEqual({
      count: 0,
    });
  });
});
