import { readdirSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { type AnchoringBench, createAnchoringBench } from "@aiwork/kit/access-log/anchoring-bench";
import { testReceiptSigner } from "@aiwork/kit/receipts/test-receipt-signers";
import { ANCHOR_TYPE, anchorsOf } from "./anchor";
import { requireAnchorDirectory } from "./anchoring";

let bench: AnchoringBench;
beforeEach(async () => {
  bench = await createAnchoringBench();
});
afterEach(() => bench?.[Symbol.asyncDispose]());

describe("an anchor", () => {
  it("has the end of the own chain as it left the process, whatever the database says", async () => {
    const { read, anchoring, end } = await bench.startProcess();
    await read();
    const putBack = await bench.noteChain(1);
    await read();
    await putBack();
    await anchoring.anchor();
    const rows = (await bench.anchors()).flatMap(({ heads }) => heads.map((head) => head.split(":")[1]));
    expect(rows).toEqual(expect.arrayContaining(["1", "2"]));
    await end().catch(() => undefined);
  });

  it("is written to the file of the business day, in private, and again only when something has changed", async () => {
    const { read, anchoring, end } = await bench.startProcess();
    await anchoring.anchor();
    expect(readdirSync(bench.directory)).toEqual([]);
    await read();
    await anchoring.anchor();
    await anchoring.anchor();
    expect(readdirSync(bench.directory)).toEqual(["city-2013-10-31.jws"]);
    expect(await bench.anchors()).toMatchObject([{ party: "CITY", day: "2013-10-31", closed: [] }]);
    await end();
    expect(await bench.anchors()).toMatchObject([{ closed: [] }, { closed: [1] }]);
  });

  it("that cannot be written is told in the log, and delays no reading", async () => {
    const file = join(bench.directory, "file");
    writeFileSync(file, "");
    const { read, anchoring, errors } = await bench.startProcess(file);
    await read();
    await anchoring.anchor();
    await read();
    expect(errors).toHaveLength(1);
    expect(() => requireAnchorDirectory(file)).toThrow("ACCESS_ANCHORS_PATH: name a directory");
    rmSync(file);
    requireAnchorDirectory(file);
    await anchoring.anchor();
    expect((await bench.anchors(file)).length).toBe(1);
  });

  it("comes as several where there are more chains than a receipt has room for", async () => {
    const heads = Array.from({ length: 120 }, (_, index) => ({
      number: index + 1,
      rows: 123_456_789,
      head: Buffer.alloc(32, index),
      isClosed: index % 2 === 0,
    }));
    const anchors = anchorsOf({ party: "CITY", day: "2013-10-31", at: new Date().toISOString() }, heads);
    expect(anchors.map(({ heads }) => heads.length)).toEqual([50, 50, 20]);
    expect(anchors.flatMap(({ closed }) => closed)).toHaveLength(60);
    const [signer, other] = [await testReceiptSigner("CITY"), await testReceiptSigner("NATIONAL")];
    for (const anchor of anchors)
      expect(await other.verify(ANCHOR_TYPE, await signer.sign(ANCHOR_TYPE, anchor))).toEqual({ content: anchor });
  });
});
