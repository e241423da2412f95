import { passError } from "./pass-error";

const said = (message: unknown, code: unknown, more: object = {}) =>
  passError({ message, path: ["seeker"], extensions: { code, ...more } }, "city");

describe("an error of a subgraph", () => {
  it("that is the caller's fault keeps its sentence and its name", () => {
    const refusal = said("id is not a UUID.", "BAD_USER_INPUT", { refusal: "MALFORMED_ID", stacktrace: ["at x"] });
    expect(refusal.sentences.ja).toBe("id is not a UUID.");
    expect(refusal.toJSON()).toMatchObject({ extensions: { code: "BAD_USER_INPUT", refusal: "MALFORMED_ID" } });
    expect(Object.keys(refusal.extensions)).toEqual(["code", "refusal"]);
  });

  it.each(["see http://city:4001/", "one\n    at two", "x".repeat(301), "", undefined, { text: "x" }])(
    "that is the caller's fault is not quoted as %p",
    (message) => {
      expect(said(message, "FORBIDDEN").message).toBe("This is not allowed to the caller.");
    },
  );

  it.each(["lower", "MALFORMED ID", "A".repeat(65), 7, null])("is not given the name %p", (refusal) => {
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
  ])("of code %p is told without its words", (code, extensions) => {
    const refusal = said("select 1", code);
    expect(refusal.extensions).toEqual(extensions);
    expect(Object.values(refusal.sentences).join()).not.toContain("select");
  });

  it.each(
    [["select 1"], ["a", -1.5], ["a", {}], [["a"]], "seeker", ["_entities"], ["_entities", "a"], null].map((path) => ({
      path,
    })),
  )("has no place $path", ({ path }) => {
    expect(passError({ message: "x", path }, "city").path).toBeUndefined();
  });

  it("keeps a place that a client can find", () => {
    expect(passError({ message: "x", path: ["_entities", 0, "name"] }, "city").path).toEqual(["_entities", 0, "name"]);
  });

  it.each([null, "select 1", 7, []])("that is %p is an error all the same", (error) => {
    expect(passError(error, "city").extensions).toEqual({ code: "INTERNAL" });
  });
});
