import { testCaller } from "@aiwork/kit/access/test-caller";
import { createEmptyDatabase, type EmptyDatabase } from "@aiwork/kit/postgres/empty-database";
import { businessClock } from "@aiwork/server/clock/business-clock";
import type { Database } from "./connect-database";
import { callerIdentity } from "./identified-query";

const WHO = { name: "who", text: "select current_setting('aiwork.subject', true) as who, pg_backend_pid() as pid" };
const identityFor = (subject: string) =>
  callerIdentity(testCaller({ role: "city.counselor", subject }), businessClock("2013-10-31"), new Set());

let empty: EmptyDatabase;
/** With one connection, so that the next query uses the same one. */
let single: Database;
beforeAll(async () => {
  empty = await createEmptyDatabase();
  single = await empty.open({ pool: "recorder" });
  await single.dataSource.query(`create function refuse() returns void language plpgsql as $$
    begin raise check_violation using constraint = 'refused'; end $$`);
});
afterAll(() => empty?.[Symbol.asyncDispose]());

describe("a statement as a caller", () => {
  it.each([
    ["the database refuses it", "select refuse()", []],
    ["it holds a text that cannot be stored", "select $1::text", ["a\u0000b"]],
  ])("keeps its connection, and leaves no identity, when %s", async (_, text, values) => {
    const [before] = await single.read<{ pid: number }>(WHO);
    for (let i = 0; i < 2; i++)
      await expect(single.as(identityFor("花子")).read({ name: text, text }, values)).rejects.toThrow();
    expect(await single.read(WHO)).toEqual([{ who: "", pid: before?.pid }]);
    expect(await single.as(identityFor("次郎")).read(WHO)).toMatchObject([{ who: "次郎" }]);
  });
});
