import { blameFor } from "./blame";

const answered = (status: number, body: unknown) =>
  blameFor({ kind: "answered", status, text: typeof body === "string" ? body : JSON.stringify(body) }, "city");

const refused = (code: string, refusal: string) => ({ errors: [{ message: "No.", extensions: { code, refusal } }] });

const UNAVAILABLE = { code: "SUBGRAPH_UNAVAILABLE", subgraph: "city" };

describe("a subgraph that refuses a call as a whole", () => {
  it("for its token says so to the caller", () => {
    const { fault, reason } = answered(401, refused("UNAUTHENTICATED", "TOKEN_REFUSED"));
    expect(fault.extensions).toEqual({ code: "UNAUTHENTICATED", refusal: "TOKEN_REFUSED" });
    expect(fault.sentences.ja).toBe("No.");
    expect(reason).toBe("TOKEN_REFUSED");
  });

  it.each<[string, unknown]>([
    ["for its signature", refused("UNAUTHENTICATED", "INVALID_SIGNATURE")],
    ["for a reason that it does not name", { errors: [{ message: "No.", extensions: { code: "UNAUTHENTICATED" } }] }],
    ["with a token's refusal of another code", refused("FORBIDDEN", "TOKEN_REFUSED")],
    ["with a page", "<html>401</html>"],
    ["with nothing", ""],
  ])("%s is unavailable to the caller", (_, body) => {
    const { fault, reason } = answered(401, body);
    expect(fault.extensions).toEqual(UNAVAILABLE);
    expect(reason).toBe("INVALID_SIGNATURE");
  });

  it("because it cannot verify tokens is unavailable to the caller", () => {
    const { fault, reason } = answered(503, refused("OVERLOADED", "ISSUER_AWAY"));
    expect(fault.extensions).toEqual(UNAVAILABLE);
    expect(reason).toBe(503);
  });

  it("is not believed that the token is wrong by another status", () => {
    expect(answered(503, refused("UNAUTHENTICATED", "TOKEN_REFUSED")).fault.extensions).toEqual(UNAVAILABLE);
  });
});
