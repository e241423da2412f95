import { requireJsonWithin } from "./json-bounds";

const BOUNDS = { values: 20, depth: 4 };
const check = (text: string) => () => requireJsonWithin(Buffer.from(text), BOUNDS);
const refusal = (name: string) =>
  expect.objectContaining({ extensions: expect.objectContaining({ code: "PAYLOAD_TOO_LARGE", refusal: name }) });
const members = (count: number) => Object.fromEntries(Array.from({ length: count }, (_, i) => [`k${i}`, i]));

describe("the JSON of a body", () => {
  it("has as many values and levels as the bounds say", () => {
    expect(check(JSON.stringify(members(20)))).not.toThrow();
    expect(check(JSON.stringify([[[[1]]]]))).not.toThrow();
  });

  it("may hold a long text of any characters", () => {
    const text = '{["\\,'.repeat(500);
    expect(check(JSON.stringify({ query: text, variables: { [text]: "\\" } }))).not.toThrow();
  });

  it.each([
    ["members", JSON.stringify(members(21))],
    ["items", JSON.stringify(Array(21).fill(0))],
    ["objects without members", JSON.stringify(Array(11).fill({}))],
    ["members behind a text that ends with an escape", JSON.stringify({ text: "\\", ...members(20) })],
  ])("is refused when it has too many %s", (_, text) => expect(check(text)).toThrow(refusal("JSON_TOO_MANY_VALUES")));

  it.each(["[[[[[", '{"a":{"a":[{"a":[', "]]]]".concat("[".repeat(9))])("is refused when it is too deep: %s", (text) =>
    expect(check(text)).toThrow(refusal("JSON_TOO_DEEP")),
  );
});
