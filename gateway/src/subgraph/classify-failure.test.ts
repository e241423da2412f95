import { classifyFailure } from "./classify-failure";

const answered = (status: number, body: unknown) =>
  classifyFailure({ kind: "answered", status, text: typeof body === "string" ? body : JSON.stringify(body) }, "city");

const refused = (code: string, refusal: string) => ({ errors: [{ message: "No.", extensions: { code, refusal } }] });

const UNAVAILABLE = { code: "SUBGRAPH_UNAVAILABLE", subgraph: "city" };

describe("classifying a refused call", () => {
  it("reports the token to the caller when the subgraph refuses it", () => {
    const { error, reason } = answered(401, refused("UNAUTHENTICATED", "TOKEN_REFUSED"));
    expect(error.extensions).toEqual({ code: "UNAUTHENTICATED", refusal: "TOKEN_REFUSED" });
    expect(error.sentences.ja).toBe("No.");
    expect(reason).toBe("TOKEN_REFUSED");
  });

  it.each<[string, unknown]>([
    ["for its signature", refused("UNAUTHENTICATED", "INVALID_SIGNATURE")],
    ["for an unnamed reason", { errors: [{ message: "No.", extensions: { code: "UNAUTHENTICATED" } }] }],
    ["with TOKEN_REFUSED and another code", refused("FORBIDDEN", "TOKEN_REFUSED")],
    ["with an HTML page", "<html>401</html>"],
    ["with an empty body", ""],
  ])("reports the subgraph as unavailable when it refuses the call %s", (_, body) => {
    const { error, reason } = answered(401, body);
    expect(error.extensions).toEqual(UNAVAILABLE);
    expect(reason).toBe("INVALID_SIGNATURE");
  });

  it("reports the subgraph as unavailable when it cannot verify tokens", () => {
    const { error, reason } = answered(503, refused("OVERLOADED", "ISSUER_AWAY"));
    expect(error.extensions).toEqual(UNAVAILABLE);
    expect(reason).toBe(503);
  });

  it("ignores a TOKEN_REFUSED when the status is not 401", () => {
    expect(answered(503, refused("UNAUTHENTICATED", "TOKEN_REFUSED")).error.extensions).toEqual(UNAVAILABLE);
  });
});
