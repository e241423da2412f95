import { ANONYMOUS, type Caller } from "@aiwork/server/identity/caller";
import type { CallerDatabase } from "@aiwork/subgraph/database/connect-database";
import { inReportQueue } from "./report-queue";

const counselor = (subject: string): Caller => ({ ...ANONYMOUS, role: "city.counselor", party: "CITY", subject });
const seeker = (subject: string): Caller => ({ ...ANONYMOUS, role: "seeker", seekerId: subject, subject });

/** A database whose reports are counted until they are let go. */
function startQueue() {
  const database = { source: {} } as CallerDatabase;
  const running: (() => void)[] = [];
  const count = () => new Promise<void>((done) => running.push(done));
  const finishAll = async () => {
    for (; running.length > 0; await Promise.resolve()) running.splice(0).forEach((done) => void done());
  };
  return { running, finishAll, ask: (caller: Caller) => inReportQueue({ database, caller }, count) };
}

describe("the queue of reports", () => {
  it("counts two at a time for staff, one for seekers and one for all others, who do not wait for each other", async () => {
    const { ask, running, finishAll } = startQueue();
    const anonymous = Array.from({ length: 5 }, () => ask(ANONYMOUS));
    expect(running).toHaveLength(1);
    const seekers = ["a", "b", "c"].flatMap((subject) => Array.from({ length: 5 }, () => ask(seeker(subject))));
    expect(running).toHaveLength(2);
    const staff = ["one", "two", "three"].map((subject) => ask(counselor(subject)));
    expect(running).toHaveLength(4);
    for (let left = 30; left > 0; left--) await finishAll().then(() => new Promise(setImmediate));
    await Promise.all([...anonymous, ...seekers, ...staff]);
  });

  it("gives each caller one place, so that nobody waits behind all reports of another", async () => {
    const { ask, running, finishAll } = startQueue();
    const many = Array.from({ length: 11 }, () => ask(counselor("one")));
    expect(running).toHaveLength(1);
    const other = ask(counselor("two"));
    expect(running).toHaveLength(2);
    await expect(ask(counselor("one"))).rejects.toMatchObject({ extensions: { refusal: "REPORTS_BUSY" } });
    for (let left = 30; left > 0; left--) {
      await finishAll().then(() => new Promise(setImmediate));
      expect(running.length).toBeLessThan(2);
    }
    await Promise.all([...many, other]);
    const again = ask(counselor("one"));
    await finishAll();
    await again;
  });

  it("refuses a report when twenty wait, and takes it when they are counted", async () => {
    const { ask, finishAll } = startQueue();
    const waiting = Array.from({ length: 21 }, () => ask(ANONYMOUS));
    const busy = { extensions: { code: "OVERLOADED", refusal: "REPORTS_BUSY" } };
    await expect(ask(ANONYMOUS)).rejects.toMatchObject(busy);
    for (let left = 30; left > 0; left--) await finishAll().then(() => new Promise(setImmediate));
    await Promise.all(waiting);
    const again = ask(ANONYMOUS);
    await finishAll();
    await again;
  });

  it("gives back what went wrong with a report, and goes on", async () => {
    const database = { source: {} } as CallerDatabase;
    const caller = ANONYMOUS;
    await expect(inReportQueue({ database, caller }, () => Promise.reject(new Error("lost")))).rejects.toThrow("lost");
    await expect(inReportQueue({ database, caller }, async () => "counted")).resolves.toBe("counted");
  });
});
