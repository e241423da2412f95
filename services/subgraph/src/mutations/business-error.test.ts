import { addThing, createMutationBench, type MutationBench } from "@aiwork/kit/mutations/mutation-bench";
import { type BusinessError, BusinessErrors, defineBusinessErrors } from "@aiwork/server/errors/business-error";
import type { Language } from "@aiwork/server/errors/error-codes";
import { platformError } from "@aiwork/server/errors/platform.errors";
import { defineMutation, type MutationInput } from "./mutation";

let bench: MutationBench;
beforeAll(async () => {
  bench = await createMutationBench();
});
beforeEach(() => bench.database.dataSource.query("truncate thing, idempotency_key"));
afterAll(() => bench?.[Symbol.asyncDispose]());

const refuse = defineBusinessErrors({
  NO_OPENING_LEFT: {
    ja: ({ openings }: { openings: number }) => `募集人数${openings}人に達しています。`,
    en: ({ openings }: { openings: number }) => `All ${openings} openings are filled.`,
  },
});

let fault: Error | undefined;
let tries = 0;
/** Writes a row, and then throws what the test sets. */
const attempt = defineMutation("attempt", async (db, _: MutationInput) => {
  tries += 1;
  const [{ id }] = await db.query("insert into thing (label) values ('half-written') returning id");
  if (fault) throw fault;
  return { thingId: id as string };
});
beforeEach(() => {
  tries = 0;
});

const ask = (language: Language = "ja") =>
  attempt(null, { input: { idempotencyKey: "key-1" } }, bench.contextOf("national counselor-1", { language }));

describe("a mutation with a business error", () => {
  beforeEach(() => {
    fault = refuse("NO_OPENING_LEFT", { openings: 3 }).at("jobOrderId");
  });

  it("leaves no partial write", async () => {
    const message = "募集人数3人に達しています。";
    const refusal = { code: "NO_OPENING_LEFT", message, path: ["jobOrderId"], kind: "REFUSAL" };
    expect(await ask()).toEqual({ userErrors: [refusal] });
    expect(await bench.count("thing")).toBe(0);
  });

  it("returns the same error when it is sent again, in the language of each request", async () => {
    const [refused] = (await ask()).userErrors;
    fault = undefined;
    expect((await ask()).userErrors).toEqual([refused]);
    expect((await ask("en")).userErrors).toEqual([{ ...refused, message: "All 3 openings are filled." }]);
    expect([tries, await bench.count("thing")]).toEqual([1, 0]);
  });

  it("returns the errors of all fields, and the same again", async () => {
    const required = refuse("NO_OPENING_LEFT", { openings: 1 }).at("of", "openings");
    fault = new BusinessErrors([fault as BusinessError, required]);
    const { userErrors } = await ask("en");
    expect(userErrors.map(({ path }) => path)).toEqual([["jobOrderId"], ["of", "openings"]]);
    expect((await ask("en")).userErrors).toEqual(userErrors);
    expect(tries).toBe(1);
  });

  it("has no path when the error concerns no input field", async () => {
    fault = refuse("NO_OPENING_LEFT", { openings: 3 });
    expect((await ask()).userErrors[0]?.path).toBeNull();
  });
});

describe("a mutation that fails", () => {
  it.each([
    ["with an unexpected error", new Error("out of ink")],
    ["with a malformed input", platformError("MALFORMED_ID", { argument: "id" })],
  ])("%s stores nothing, also no key, so that it can be sent again", async (_, thrown) => {
    fault = thrown;
    await expect(ask()).rejects.toBe(thrown);
    expect([await bench.count("thing"), await bench.count("idempotency_key")]).toEqual([0, 0]);
    fault = undefined;
    expect(await ask()).toEqual({ thingId: expect.any(String), userErrors: [] });
    expect(await bench.count("thing")).toBe(1);
  });

  it("leaves its connection usable for the next mutation", async () => {
    fault = new Error("out of ink");
    await expect(ask()).rejects.toBe(fault);
    await addThing(
      null,
      { input: { idempotencyKey: "key-2", label: "next" } },
      bench.contextOf("national counselor-1"),
    );
    expect(await bench.database.dataSource.query("select label from thing")).toEqual([{ label: "next" }]);
  });
});
