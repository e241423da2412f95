import { mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { platformError } from "@aiwork/server/errors/platform.errors";
import { buildSchema, graphql } from "graphql";
import { recordContract } from "./record-contract";

const folder = mkdtempSync(join(tmpdir(), "aiwork-contract-"));
const { AIWORK_CONTRACT_RECORD: before } = process.env;
beforeEach(() => {
  process.env.AIWORK_CONTRACT_RECORD = folder;
});
afterEach(() => {
  for (const file of readdirSync(folder)) rmSync(join(folder, file));
  if (before === undefined) delete process.env.AIWORK_CONTRACT_RECORD;
  else process.env.AIWORK_CONTRACT_RECORD = before;
});
afterAll(() => rmSync(folder, { recursive: true }));

const SDL = `
  enum Color { RED GREEN }
  input Wish { color: Color text: String }
  type Thing { label: String marks: [String!]! colors: [Color!]! }
  type UserError { code: String! }
  type Payload { thing: Thing userErrors: [UserError!]! }
  type Query { thing(wish: Wish): Thing nothing: Thing broken: Thing }
  type Mutation { make(wish: Wish): Payload! }`;
const THING = { label: "札", marks: [], colors: ["GREEN"] };
const root = {
  thing: async () => THING,
  nothing: () => null,
  broken: () => {
    throw platformError("WITHHELD", { member: "Query.broken" });
  },
  make: async ({ wish }: { wish?: object }) =>
    wish ? { thing: THING, userErrors: [] } : { userErrors: [{ code: "NO_WISH" }] },
};

async function recorded(source: string): Promise<string[]> {
  const schema = recordContract(buildSchema(SDL), "city");
  await graphql({ schema, source, rootValue: root });
  return readdirSync(folder)
    .flatMap((file) => readFileSync(join(folder, file), "utf8").trim().split("\n"))
    .sort();
}

describe("the record of the contract's coverage", () => {
  it("notes fields that answer with a value, and the inputs given", async () => {
    expect(
      await recorded('{ thing(wish: { color: RED, text: "a" }) { label marks colors } nothing { label } }'),
    ).toEqual([
      ...["answered Color.GREEN", "answered Query.thing", "answered Thing.colors", "answered Thing.label"],
      ...["given Color.RED", "given Query.thing(wish:)", "given Wish.color", "given Wish.text"],
    ]);
  });

  it("notes a mutation that was carried out", async () => {
    expect(await recorded("mutation { make(wish: {}) { thing { label } } }")).toEqual([
      ...["answered Mutation.make", "answered Payload.thing", "answered Thing.label", "given Mutation.make(wish:)"],
    ]);
  });

  it("notes a mutation with user errors as refused alone", async () => {
    const refused = ["answered Payload.userErrors", "answered UserError.code", "refused Mutation.make NO_WISH"];
    expect(await recorded("mutation { make { userErrors { code } } }")).toEqual(refused);
  });

  it("notes the error code of a field that failed, and no answer", async () => {
    expect(await recorded("{ broken { label } }")).toEqual(["refused Query.broken WITHHELD"]);
  });

  it("is not written when no folder is named", async () => {
    process.env.AIWORK_CONTRACT_RECORD = "";
    expect(await recorded("{ thing { label } }")).toEqual([]);
  });
});
