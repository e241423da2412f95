import { withDeadline } from "./caller-deadline";
import type { CallerDatabase } from "./connect-database";

const database = { read: async () => ["row"], runner: async () => "runner", source: {} } as unknown as CallerDatabase;
const STATEMENT = { name: "one", text: "select 1" };
const late = { extensions: { code: "TIMEOUT" }, names: { refusal: "ANSWER_TOO_LATE" } };

describe("a database under a call's deadline", () => {
  it("reads from the database before the deadline, or without one", async () => {
    const { signal: clientClosed } = new AbortController();
    for (const endsAt of [undefined, performance.now() + 10_000]) {
      expect(await withDeadline(database, { endsAt, clientClosed }).read(STATEMENT)).toEqual(["row"]);
      expect(await withDeadline(database, { endsAt, clientClosed }).runner()).toBe("runner");
    }
  });

  it("starts no statement after the deadline", async () => {
    const waited = withDeadline(database, { endsAt: performance.now(), clientClosed: new AbortController().signal });
    await expect(waited.read(STATEMENT)).rejects.toMatchObject(late);
    await expect(waited.runner()).rejects.toMatchObject(late);
  });

  it("starts no statement after the client has closed the connection", async () => {
    const waited = withDeadline(database, { endsAt: undefined, clientClosed: AbortSignal.abort() });
    await expect(waited.read(STATEMENT)).rejects.toMatchObject(late);
    await expect(waited.runner()).rejects.toMatchObject(late);
  });
});
