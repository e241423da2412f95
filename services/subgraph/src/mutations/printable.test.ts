import { createMutationBench, type MutationBench } from "@aiwork/kit/mutations/mutation-bench";
import { defineMutation, type MutationInput } from "./mutation";
import { isPrintable } from "./printable";

let bench: MutationBench;
beforeAll(async () => {
  bench = await createMutationBench();
});
afterAll(() => bench?.[Symbol.asyncDispose]());

const write = defineMutation("write", async (db, _: MutationInput & { of: object }) => {
  const [{ id }] = await db.query("insert into thing (label) values ('written') returning id");
  return { thingId: id as string };
});
const send = (idempotencyKey: string, of: object) =>
  write(null, { input: { idempotencyKey, of } }, bench.contextOf("city counselor-1"));

describe("a text", () => {
  it.each(["", "一行目\n二行目\r\n\t三行目", "葛󠄀城 𠮟責 か\u3099 👩‍💼", "<script>'; drop table thing; --"])(
    "is printable: %j",
    (text) => expect(isPrintable(text)).toBe(true),
  );

  it.each([
    "a\u0000b",
    "a\rb",
    "a\u001b[31mb",
    "a\u0085b",
    "a\u202eb",
    "a\u2066b",
    "a\ud842b",
    "\udc00a",
    "\ufffd",
    "\uffff",
  ])("is not printable: %j", (text) => expect(isPrintable(text)).toBe(false));
});

describe("a mutation", () => {
  it("is refused at each field with unprintable text in its input, and nothing is written", async () => {
    const before = await bench.count("thing");
    const { userErrors } = await send("key-1", { list: [{ code: "01" }, { code: "0\u0007" }], note: "\ufffd" });
    expect(userErrors).toMatchObject([
      { code: "UNPRINTABLE_TEXT", path: ["of", "list", "1", "code"] },
      { code: "UNPRINTABLE_TEXT", path: ["of", "note"] },
    ]);
    expect(await bench.count("thing")).toBe(before);
  });

  it("is carried out when every text can be printed", async () => {
    expect((await send("key-2", { list: ["𠮷田", null, 1] })).userErrors).toEqual([]);
  });
});
