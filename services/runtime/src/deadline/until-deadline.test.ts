import type { Desk } from "../database/open-database";
import { readDeadline } from "./deadline-header";
import { untilDeadline } from "./until-deadline";

const database = { read: async () => ["row"], runner: async () => "runner", source: {} } as unknown as Desk;
const STATEMENT = { name: "one", text: "select 1" };
const late = { extensions: { code: "TIMEOUT" }, names: { refusal: "ANSWER_TOO_LATE" } };

describe("untilDeadline", () => {
  it("reads from the database before the deadline, or without one", async () => {
    const { signal: departed } = new AbortController();
    for (const endsAt of [undefined, performance.now() + 10_000]) {
      expect(await untilDeadline(database, { endsAt, departed }).read(STATEMENT)).toEqual(["row"]);
      expect(await untilDeadline(database, { endsAt, departed }).runner()).toBe("runner");
    }
  });

  it("starts no statement after the deadline", async () => {
    const waited = untilDeadline(database, { endsAt: performance.now(), departed: new AbortController().signal });
    await expect(waited.read(STATEMENT)).rejects.toMatchObject(late);
    await expect(waited.runner()).rejects.toMatchObject(late);
  });

  it("starts no statement after the client has closed the connection", async () => {
    const waited = untilDeadline(database, { endsAt: undefined, departed: AbortSignal.abort() });
    await expect(waited.read(STATEMENT)).rejects.toMatchObject(late);
    await expect(waited.runner()).rejects.toMatchObject(late);
  });
});

it("readDeadline accepts 1 to 99999 milliseconds in digits and nothing else", () => {
  expect(["1", "1500", "99999"].map(readDeadline)).toEqual([1, 1_500, 99_999]);
  for (const header of [undefined, "", "0", "-1", "1e3", "100000", "1500, 1500", " 1"])
    expect(readDeadline(header)).toBeUndefined();
});
