import type { Desk } from "../database/open-database";
import { readDeadline } from "./deadline-header";
import { untilDeadline } from "./until-deadline";

const desk = { read: async () => ["row"], runner: async () => "runner", source: {} } as unknown as Desk;
const STATEMENT = { name: "one", text: "select 1" };
const late = { extensions: { code: "TIMEOUT" }, names: { refusal: "ANSWER_TOO_LATE" } };

describe("a desk that is waited for", () => {
  it("works while somebody waits", async () => {
    const { signal: departed } = new AbortController();
    for (const endsAt of [undefined, performance.now() + 10_000]) {
      expect(await untilDeadline(desk, { endsAt, departed }).read(STATEMENT)).toEqual(["row"]);
      expect(await untilDeadline(desk, { endsAt, departed }).runner()).toBe("runner");
    }
  });

  it("begins nothing after the deadline", async () => {
    const waited = untilDeadline(desk, { endsAt: performance.now(), departed: new AbortController().signal });
    await expect(waited.read(STATEMENT)).rejects.toMatchObject(late);
    await expect(waited.runner()).rejects.toMatchObject(late);
  });

  it("begins nothing for whoever has hung up", async () => {
    const waited = untilDeadline(desk, { endsAt: undefined, departed: AbortSignal.abort() });
    await expect(waited.read(STATEMENT)).rejects.toMatchObject(late);
    await expect(waited.runner()).rejects.toMatchObject(late);
  });
});

it("a deadline is milliseconds in digits", () => {
  expect(["1", "1500", "99999"].map(readDeadline)).toEqual([1, 1_500, 99_999]);
  for (const header of [undefined, "", "0", "-1", "1e3", "100000", "1500, 1500", " 1"])
    expect(readDeadline(header)).toBeUndefined();
});
