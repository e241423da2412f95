import { sanitizeError } from "./subgraph-errors";

const said = (message: unknown, code: unknown, more: object = {}) =>
  sanitizeError({ message, path: ["seeker"], extensions: { code, ...more } }, "city");

describe("sanitizing a subgraph's error", () => {
  it("keeps its message and its name when the caller can correct it", () => {
    const refusal = said("id is not a UUID.", "BAD_USER_INPUT", { refusal: "MALFORMED_ID", stacktrace: ["at x"] });
    expect(refusal.sentences.ja).toBe("id is not a UUID.");
    expect(refusal.toJSON()).toMatchObject({ extensions: { code: "BAD_USER_INPUT", refusal: "MALFORMED_ID" } });
    expect(Object.keys(refusal.extensions)).toEqual(["code", "refusal"]);
  });

  it.each(["see http://city:4001/", "one\n    at two", "x".repeat(301), "", undefined, { text: "x" }])(
    "replaces the message when it is %p",
    (message) => {
      expect(said(message, "FORBIDDEN").message).toBe(
        "You are not allowed to do this: ask somebody of a role that may.",
      );
    },
  );

  it.each(["lower", "MALFORMED ID", "A".repeat(65), 7, null])("drops the name when it is %p", (refusal) => {
    expect(said("No.", "FORBIDDEN", { refusal }).extensions).toEqual({ code: "FORBIDDEN" });
  });

  it.each([
    ["INTERNAL", { code: "INTERNAL" }],
    ["RATE_LIMITED", { code: "RATE_LIMITED" }],
    ["TIMEOUT", { code: "TIMEOUT", subgraph: "city" }],
    ["GRAPHQL_VALIDATION_FAILED", { code: "SUBGRAPH_UNAVAILABLE", subgraph: "city" }],
    ["ER_PARSE_ERROR", { code: "INTERNAL" }],
    ["toString", { code: "INTERNAL" }],
    [undefined, { code: "INTERNAL" }],
  ])("drops the subgraph's message when the code is %p", (code, extensions) => {
    const refusal = said("select 1", code);
    expect(refusal.extensions).toEqual(extensions);
    expect(Object.values(refusal.sentences).join()).not.toContain("select");
  });

  it.each(
    [["select 1"], ["a", -1.5], ["a", {}], [["a"]], "seeker", ["_entities"], ["_entities", "a"], null].map((path) => ({
      path,
    })),
  )("drops the path when it is $path", ({ path }) => {
    expect(sanitizeError({ message: "x", path }, "city").path).toBeUndefined();
  });

  it("keeps the path when a client can follow it", () => {
    expect(sanitizeError({ message: "x", path: ["_entities", 0, "name"] }, "city").path).toEqual([
      "_entities",
      0,
      "name",
    ]);
  });

  it.each([null, "select 1", 7, []])("is INTERNAL when it is %p", (error) => {
    expect(sanitizeError(error, "city").extensions).toEqual({ code: "INTERNAL" });
  });
});
