import { buildSchema, type GraphQLError, graphql } from "graphql";
import { createCursorSealer, sealCursors } from "./seal-cursors";

const SECRET = "0123456789abcdef0123456789abcdef";
const PLACE = '["seekers","2013-10-31","17"]';
const sealer = createCursorSealer(SECRET);

describe("a sealed cursor", () => {
  it("tells nothing of the place that it stands for, and opens to it", () => {
    const sealed = sealer.seal(PLACE);
    expect(Buffer.from(sealed, "base64url").toString("latin1")).not.toMatch(/seekers|2013/);
    expect(sealer.open(sealed)).toBe(PLACE);
  });

  it("is the same for one place, also in another process with the secret", () => {
    expect(createCursorSealer(SECRET).seal(PLACE)).toBe(sealer.seal(PLACE));
    expect(createCursorSealer(SECRET).open(sealer.seal(PLACE))).toBe(PLACE);
  });

  it.each([
    ["plain", Buffer.from(PLACE).toString("base64url")],
    ["empty", ""],
    ["cut off", sealer.seal(PLACE).slice(0, -2)],
    ["of another secret", createCursorSealer().seal(PLACE)],
    ["altered", sealer.seal(PLACE).replace(/^./, (first) => (first === "A" ? "B" : "A"))],
  ])("is refused when it is %s", (_, forged) => {
    expect(() => sealer.open(forged)).toThrow(
      expect.objectContaining({ extensions: { code: "BAD_USER_INPUT", refusal: "WRONG_CURSOR" } }),
    );
  });
});

describe("a schema", () => {
  const schema = buildSchema(`type PageInfo { startCursor: String endCursor: String hasNextPage: Boolean }
    type ThingEdge { cursor: String! } type ThingConnection { edges: [ThingEdge!]! pageInfo: PageInfo! }
    type Query { things(first: Int, after: String, before: String): ThingConnection }`);
  const seen: unknown[] = [];
  const things = (given: object) => {
    seen.push(given);
    return { edges: [{ cursor: PLACE }], pageInfo: { startCursor: PLACE, endCursor: null, hasNextPage: false } };
  };
  sealCursors(schema, sealer);
  const ask = async (source: string) => {
    const { data, errors = [] } = await graphql({ schema, source, rootValue: { things } });
    return { data: JSON.parse(JSON.stringify(data)), errors: errors as readonly GraphQLError[] };
  };

  it("gives sealed cursors and takes them back", async () => {
    const cursor = sealer.seal(PLACE);
    const { data } = await ask(
      `{ things(first: 1, after: "${cursor}") { edges { cursor } pageInfo { startCursor endCursor hasNextPage } } }`,
    );
    const pageInfo = { startCursor: cursor, endCursor: null, hasNextPage: false };
    expect(data.things).toEqual({ edges: [{ cursor }], pageInfo });
    expect(seen).toEqual([{ first: 1, after: PLACE }]);
  });

  it("refuses a cursor that was not sealed, whichever argument it stands in", async () => {
    for (const name of ["after", "before"]) {
      const { errors } = await ask(`{ things(first: 1, ${name}: "WyJ0aGluZ3MiXQ") { edges { cursor } } }`);
      expect(errors).toMatchObject([{ extensions: { refusal: "WRONG_CURSOR" } }]);
    }
  });
});
