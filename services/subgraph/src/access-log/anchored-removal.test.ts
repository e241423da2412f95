import { type AnchoringBench, createAnchoringBench } from "@aiwork/kit/access-log/anchoring-bench";

let bench: AnchoringBench;
beforeEach(async () => {
  bench = await createAnchoringBench();
});
afterEach(() => bench?.[Symbol.asyncDispose]());

describe("the last rows of a chain whose process has ended in order", () => {
  it("cannot be cut off unnoticed: the anchor of its end lies outside the database", async () => {
    const first = await bench.startProcess();
    await first.read();
    const putBack = await bench.noteChain(1);
    await first.read();
    await first.end();
    expect(await bench.verify(await bench.anchors())).toMatchObject({ whats: [], open: [] });
    await putBack();
    expect(await bench.verify()).toMatchObject({ whats: [], open: [{ chain: 1, rows: 1, stated: 0 }] });
    const found = [
      expect.stringMatching(/^1: the anchor of \S+ has it as closed, and it is open$/),
      expect.stringMatching(/^1: the anchor of \S+ has a checkpoint at row 2, which is missing$/),
    ];
    expect((await bench.verify(await bench.anchors())).whats).toEqual(found);
    const second = await bench.startProcess();
    await second.read();
    await second.anchoring.anchor();
    expect((await bench.verify()).whats).toEqual([]);
    expect((await bench.verify(await bench.anchors())).whats).toEqual(found);
    await second.end();
  });

  it("is told apart from the end of one whose process was killed", async () => {
    const ended = await bench.startProcess();
    await ended.read();
    await ended.end();
    const killed = await bench.startProcess();
    await killed.read();
    await killed.anchoring.anchor();
    await killed.read();
    await killed.kill();
    expect(await bench.verify(await bench.anchors())).toMatchObject({
      whats: [],
      open: [{ chain: 2, rows: 2, stated: 1 }],
    });
  });
});

describe("what was read since the last anchor", () => {
  it("can be cut off when the process was killed, and is never said to be vouched for", async () => {
    const killed = await bench.startProcess();
    await killed.read();
    await killed.anchoring.anchor();
    const putBack = await bench.noteChain(1);
    await killed.read();
    await killed.kill();
    await putBack();
    expect(await bench.verify(await bench.anchors())).toMatchObject({
      whats: [],
      open: [{ chain: 1, rows: 1, stated: 1 }],
    });
  });
});

describe("an anchor", () => {
  it("finds a whole chain that was removed, and a chain that was changed behind its own hashes", async () => {
    for (const _ of [1, 2]) {
      const { read, end } = await bench.startProcess();
      await read();
      await end();
    }
    const anchors = await bench.anchors();
    await bench.tamper(["delete from access_record where chain = 2"], ["delete from access_chain where number = 2"]);
    expect((await bench.verify()).whats).toEqual([]);
    expect((await bench.verify(anchors)).whats).toEqual([
      expect.stringMatching(/^2: the anchor of \S+ has this chain, which is missing$/),
    ]);
    const others = anchors.map((anchor) => ({ ...anchor, heads: anchor.heads.map((head) => head.replace(/.$/, "0")) }));
    const same = anchors.map((anchor) => ({ ...anchor, heads: anchor.heads.map((head) => head.replace(/.$/, "1")) }));
    expect([...(await bench.verify(others)).whats, ...(await bench.verify(same)).whats]).toContainEqual(
      expect.stringMatching(/^1: the row differs from the checkpoint that the anchor of \S+ has of it$/),
    );
  });
});
