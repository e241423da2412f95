import { testCaller } from "@aiwork/kit/access/test-caller";
import { createEmptyDatabase, type EmptyDatabase } from "@aiwork/kit/postgres/empty-database";
import { businessClock } from "@aiwork/server/clock/business-clock";
import type { Database } from "./connect-database";
import { callerIdentity } from "./identified-query";
import { inTransaction } from "./in-transaction";

const identityFor = (subject: string) =>
  callerIdentity(testCaller({ role: "city.counselor", subject }), businessClock("2013-10-31"), new Set());

let empty: EmptyDatabase;
/** With one connection, so that the next caller uses the same one. */
let single: Database;
beforeAll(async () => {
  empty = await createEmptyDatabase();
  single = await empty.open({ pool: "recorder" });
});
afterAll(() => empty?.[Symbol.asyncDispose]());

describe("a connection that the caller before used", () => {
  it.each([
    ["gin_fuzzy_search_limit", "1"],
    ["statement_timeout", "7s"],
    ["lock_timeout", "0"],
    ["work_mem", "64kB"],
    ["search_path", "pg_catalog"],
    ["row_security", "off"],
    ["synchronous_commit", "off"],
    ["TimeZone", "Asia/Tokyo"],
    ["default_transaction_read_only", "on"],
    ["aiwork.subject", "somebody else"],
  ])("keeps nothing of %s, which that caller set for the session", async (name, value) => {
    const setting = async () => {
      const rows = await single
        .as(identityFor("花子"))
        .read({ name: "setting", text: "select current_setting($1, true) as is" }, [name]);
      return rows[0];
    };
    const before = await setting();
    await single.as(identityFor("前")).read({ name: "set", text: "select set_config($1, $2, false)" }, [name, value]);
    expect(await setting()).toEqual(before);
  });

  it("writes although that caller made its transactions read-only", async () => {
    const database = single.as(identityFor("花子"));
    const set = { name: "set", text: "select set_config($1, $2, false)" };
    await database.read(set, ["default_transaction_read_only", "on"]);
    const made = inTransaction(database, (db) => db.query("create table written (id int)"));
    await expect(made).resolves.toBeDefined();
  });
});
