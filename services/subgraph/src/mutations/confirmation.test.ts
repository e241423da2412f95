import { createMutationBench, type MutationBench } from "@aiwork/kit/mutations/mutation-bench";
import { defineBusinessErrors } from "@aiwork/server/errors/business-error";
import { defineMutation, type MutationInput } from "./mutation";

let bench: MutationBench;
beforeAll(async () => {
  bench = await createMutationBench();
});
beforeEach(() => bench.database.dataSource.query("truncate thing, idempotency_key"));
afterAll(() => bench?.[Symbol.asyncDispose]());

const doubt = defineBusinessErrors({ UNUSUAL: { ja: () => "確かめてください。", en: () => "Check it." } }, "CONFIRM");
const attempt = defineMutation("attempt", async (db, { confirmed }: MutationInput & { confirmed?: string[] }) => {
  const [{ id }] = await db.query("insert into thing (label) values ('written') returning id");
  if (!confirmed?.includes("UNUSUAL")) throw doubt("UNUSUAL").at("age");
  return { thingId: id as string };
});
const send = (input: { confirmed?: string[] } = {}) =>
  attempt(null, { input: { idempotencyKey: "key-1", ...input } }, bench.contextOf("city counselor-1"));
const DOUBTED = { userErrors: [{ code: "UNUSUAL", message: "確かめてください。", path: ["age"], kind: "CONFIRM" }] };

describe("a mutation that asks back", () => {
  it("writes nothing, not even its key, however often it asks", async () => {
    expect([await send(), await send()]).toEqual([DOUBTED, DOUBTED]);
    expect([await bench.count("thing"), await bench.count("idempotency_key")]).toEqual([0, 0]);
  });

  it("is carried out once when it is repeated with the confirmation, under the same key", async () => {
    await send();
    const done = await send({ confirmed: ["UNUSUAL"] });
    expect(done).toEqual({ thingId: expect.any(String), userErrors: [] });
    expect(await send({ confirmed: ["UNUSUAL"] })).toEqual(done);
    expect(await bench.count("thing")).toBe(1);
    expect((await send()).userErrors).toMatchObject([{ code: "IDEMPOTENCY_MISMATCH", kind: "REFUSAL" }]);
  });
});
