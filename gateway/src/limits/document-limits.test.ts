import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { getIntrospectionQuery } from "graphql";
import { checkDocument } from "./document-limits";

const OPERATIONS = join(__dirname, "..", "..", "..", "schema", "operations");
const registered = readdirSync(OPERATIONS, { recursive: true, encoding: "utf8" }).filter((file) =>
  file.endsWith(".graphql"),
);

const times = (count: number, of: (i: number) => string) => Array.from({ length: count }, (_, i) => of(i)).join(" ");
const nested = (levels: number) => `${"{ a ".repeat(levels)}${"}".repeat(levels)}`;
const why = (text: string) => checkDocument(text)?.names.refusal;

/** Each fragment spreads the next one twice, which gives 2^n fields. */
const doubling = (levels: number) =>
  `{ ...F0 } ${times(levels, (i) => `fragment F${i} on Q { a { ...F${i + 1} ...F${i + 1} } }`)} fragment F${levels} on Q { a }`;

describe("a document", () => {
  it.each<[string, (count: number) => string, number, string]>([
    ["tokens", (count) => `{ a(b: [${"1 ".repeat(count - 9)}]) }`, 2_000, "TOO_MANY_TOKENS"],
    ["levels of fields", nested, 15, "TOO_DEEP"],
    ["aliases", (count) => `{ r { ${times(count, (i) => `a${i}: a`)} } }`, 30, "TOO_MANY_ALIASES"],
    ["root fields", (count) => `{ ${"a ".repeat(count)} }`, 10, "TOO_MANY_ROOT_FIELDS"],
    ["directives", (count) => `{ a ${"@include(if: true) ".repeat(count)} }`, 10, "TOO_MANY_DIRECTIVES"],
  ])("is refused when it exceeds the limit of %s", (_, write, most, refusal) => {
    expect(why(write(most))).toBeUndefined();
    expect(why(write(most + 1))).toBe(refusal);
  });

  it("is refused when it selects more than 5,000 fields with fragments expanded", () => {
    const spread = (count: number) => `{ r { ${"...F ".repeat(count)} } } fragment F on Q { ${"a ".repeat(49)} b }`;
    expect(why(spread(99))).toBeUndefined();
    expect(why(spread(100))).toBe("TOO_MANY_SELECTIONS");
  });

  it("is counted with its fragments expanded", () => {
    const inside = (text: string) => `{ ...F } fragment F on Q { ${text} }`;
    expect(why(inside(nested(15).slice(1, -1)))).toBeUndefined();
    expect(why(`{ r { ...F } } fragment F on Q ${nested(15)}`)).toBe("TOO_DEEP");
    expect(why(inside("a ".repeat(11)))).toBe("TOO_MANY_ROOT_FIELDS");
    expect(why(`{ r { ${"...F ".repeat(31)} } } fragment F on Q { b: a }`)).toBe("TOO_MANY_ALIASES");
    expect(why(`{ ... { ... on Q { ${"a ".repeat(11)} } } }`)).toBe("TOO_MANY_ROOT_FIELDS");
    expect(why(doubling(13))).toBe("TOO_MANY_SELECTIONS");
  });

  it("is refused when one of its operations exceeds a limit", () => {
    expect(why(`query A { a } query B ${nested(16)}`)).toBe("TOO_DEEP");
  });

  it("is left to validation when its fragments are cyclic or missing", () => {
    expect(why("{ ...F } fragment F on Q { a ...G } fragment G on Q { b ...F }")).toBeUndefined();
    expect(why("{ ...Nowhere }")).toBeUndefined();
    expect(why("{ a ")).toBeUndefined();
  });

  it("is counted within a second when each fragment doubles it", () => {
    const begun = performance.now();
    expect(why(doubling(14))).toBe("TOO_MANY_SELECTIONS");
    expect(why(`{ ...F0 } ${times(150, (i) => `fragment F${i} on Q { ...F${i + 1} ...F${i + 1} }`)}`)).toBeUndefined();
    expect(performance.now() - begun).toBeLessThan(1_000);
  });

  it.each(registered)("passes when it is the registered operation %s", (file) => {
    expect(why(readFileSync(join(OPERATIONS, file), "utf8"))).toBeUndefined();
  });

  it("passes when it is the introspection query", () => {
    expect(why(getIntrospectionQuery())).toBeUndefined();
  });
});
