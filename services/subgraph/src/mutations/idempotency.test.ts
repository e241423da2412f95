import {
  type AddThingInput,
  addThing,
  createMutationBench,
  type MutationBench,
  retryWhileOverloaded,
} from "@aiwork/kit/mutations/mutation-bench";
import { defineMutation } from "./mutation";

let bench: MutationBench;
beforeAll(async () => {
  bench = await createMutationBench();
});
beforeEach(() => bench.database.dataSource.query("truncate thing, idempotency_key"));
afterAll(() => bench?.[Symbol.asyncDispose]());

const note = (idempotencyKey: string, label = "one", subject: string | null = "city counselor-1") =>
  retryWhileOverloaded(() => addThing(null, { input: { idempotencyKey, label } }, bench.contextOf(subject)));

const forget = (age: string) =>
  bench.database.dataSource.query("update idempotency_key set done_at = now() - $1::interval", [age]);

const MISMATCH = [
  { code: "IDEMPOTENCY_MISMATCH", message: expect.any(String), path: ["idempotencyKey"], kind: "REFUSAL" },
];

describe("a mutation", () => {
  it("is carried out once and answered fifty times when fifty requests send one key at once", async () => {
    const answers = await Promise.all(Array.from({ length: 50 }, () => note("key-1")));
    expect(await bench.count("thing")).toBe(1);
    expect(answers[0]).toEqual({ thingId: expect.any(String), userErrors: [] });
    expect(new Set(answers.map((answer) => JSON.stringify(answer))).size).toBe(1);
  });

  it("is a mismatch and changes nothing when its key was used for another input", async () => {
    const first = await note("key-1");
    expect(await note("key-1", "two")).toEqual({ userErrors: MISMATCH });
    expect(await note("key-1")).toEqual(first);
    expect(await bench.count("thing")).toBe(1);
  });

  it("is a mismatch when its key was used for another mutation, also with an equal input", async () => {
    await note("key-1");
    const other = defineMutation("renameThing", async (db, { label }: AddThingInput) => {
      await db.query("update thing set label = $1", [`${label} renamed`]);
      return {};
    });
    const input = { idempotencyKey: "key-1", label: "one" };
    expect(await other(null, { input }, bench.contextOf("city counselor-1"))).toEqual({ userErrors: MISMATCH });
    expect(await bench.database.dataSource.query("select label from thing")).toEqual([{ label: "one" }]);
  });

  it("is carried out when another caller has used the same key", async () => {
    const first = await note("key-1");
    const second = await note("key-1", "two", "city counselor-2");
    expect(second.userErrors).toEqual([]);
    expect(second.thingId).not.toBe(first.thingId);
    expect(await note("key-1")).toEqual(first);
    expect(await note("key-1", "two", "city counselor-2")).toEqual(second);
    expect(await bench.count("thing")).toBe(2);
  });

  it("is refused when the caller has not signed in", async () => {
    await expect(note("key-1", "one", null)).rejects.toMatchObject({ names: { refusal: "SIGN_IN_FIRST" } });
    expect(await bench.count("idempotency_key")).toBe(0);
  });

  it.each([
    ["empty", ""],
    ["of 129 characters", "𠮟".repeat(129)],
    ["a NUL", "a\u0000b"],
    ["a line end", "a\n"],
    ["a lone surrogate", "a\ud842"],
  ])("is refused when its key is %s", async (_, key) => {
    await expect(note(key)).rejects.toMatchObject({ names: { refusal: "IDEMPOTENCY_KEY_FORM" } });
    expect(await bench.count("thing")).toBe(0);
  });

  it("accepts a key of 128 characters of any script", async () => {
    const key = "𠮟".repeat(128);
    expect(await note(key)).toEqual(await note(key));
    expect(await bench.count("thing")).toBe(1);
  });
});

describe("an idempotency key", () => {
  it("is remembered for 30 days", async () => {
    const first = await note("key-1");
    await forget("29 days 23:59:00");
    expect(await note("key-1")).toEqual(first);
    expect(await note("key-1", "two")).toEqual({ userErrors: MISMATCH });
  });

  it("can be used again after 30 days, also with another input", async () => {
    await note("key-1");
    await forget("30 days 00:01:00");
    const second = await note("key-1", "two");
    expect(second.userErrors).toEqual([]);
    expect(await note("key-1", "two")).toEqual(second);
    expect(await note("key-1")).toEqual({ userErrors: MISMATCH });
    expect(await bench.count("thing")).toBe(2);
  });

  it("is used once when many requests reuse it after 30 days", async () => {
    await note("key-1");
    await forget("31 days");
    const answers = await Promise.all(Array.from({ length: 20 }, () => note("key-1", "two")));
    expect(new Set(answers.map(({ thingId }) => thingId)).size).toBe(1);
    expect(await bench.count("thing")).toBe(2);
  });
});

describe("keys older than 30 days", () => {
  const expire = (many: number) =>
    bench.database.dataSource.query(
      `insert into idempotency_key (caller, key, act, input_hash, done_at)
       select 'old', n::text, 'noteThing', sha256('x'), now() - interval '31 days' from generate_series(1, $1::int) as n`,
      [many],
    );

  it("are deleted, ten with each new key, and none with a repeated key", async () => {
    await expire(15);
    await note("key-1");
    expect(await bench.count("idempotency_key")).toBe(6);
    await note("key-1");
    expect(await bench.count("idempotency_key")).toBe(6);
    await note("key-2");
    expect(await bench.count("idempotency_key")).toBe(2);
  });

  it("are skipped when another transaction has locked them", async () => {
    await expire(1);
    await bench.database.dataSource.transaction(async (db) => {
      await db.query("select from idempotency_key for update");
      expect(await note("key-1")).toMatchObject({ userErrors: [] });
    });
  });
});
