import { CallerTurns } from "./caller-turns";

const BUSY = { extensions: { code: "OVERLOADED", refusal: "CALLER_BUSY" } };

/** Turns whose work goes on until it is let go. */
function startTurns() {
  const turns = new CallerTurns({ running: 2, waiting: 3 });
  const running: (() => void)[] = [];
  const take = (subject: string) => turns.take(subject, () => new Promise<void>((done) => running.push(done)));
  const finishAll = async () => {
    for (let left = 10; left > 0; left--) {
      for (const done of running.splice(0)) done();
      await new Promise(setImmediate);
    }
  };
  return { turns, running, take, finishAll };
}

describe("the turns of callers", () => {
  it("give each caller so much at a time, and refuse what is too much to wait", async () => {
    const { running, take, finishAll } = startTurns();
    const taken = Array.from({ length: 5 }, () => take("one"));
    expect(running).toHaveLength(2);
    await expect(take("one")).rejects.toMatchObject(BUSY);
    const all = Promise.allSettled([...taken, take("two")]);
    expect(running).toHaveLength(3);
    await finishAll();
    expect((await all).filter(({ status }) => status === "rejected")).toEqual([]);
    const again = take("one");
    await finishAll();
    await again;
  });

  it("give back what went wrong with a piece of work, and go on", async () => {
    const { turns } = startTurns();
    await expect(turns.take("one", () => Promise.reject(new Error("lost")))).rejects.toThrow("lost");
    await expect(turns.take("one", async () => "done")).resolves.toBe("done");
  });
});
