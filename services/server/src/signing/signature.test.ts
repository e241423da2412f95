import { computeAnswerSignature, computeSignature, readSignatureHeader, type SignedCall, signCall } from "./signature";

const SECRET = "o".repeat(32);
const STAMP = { keyId: "2024-1", time: 1_700_000_000, nonce: "A".repeat(22) };
const CALL: SignedCall = {
  audience: "city",
  method: "POST",
  target: "/graphql?a=1",
  authorization: "Bearer ¤",
  body: '{"query":"{ 札幌 }"}',
};

describe("signatureOf and signCall", () => {
  it("compute the HMAC-SHA256 that another program computes", () => {
    // Computed with Python's hmac: SHA-256 of the body in UTF-8, and of the token in ISO-8859-1.
    const expected = "hsnfs97pYlZZhxik8CsV89dXSzNFxxnmVtRMWZzKpP4";
    expect(computeSignature(SECRET, STAMP, CALL).toString("base64url")).toBe(expected);
    expect(computeSignature(SECRET, STAMP, { ...CALL, body: Buffer.from(CALL.body) }).toString("base64url")).toBe(
      expected,
    );
  });

  it.each<[string, Partial<typeof STAMP & SignedCall>]>([
    ["key", { keyId: "2024-2" }],
    ["time", { time: 1_700_000_001 }],
    ["nonce", { nonce: "B".repeat(22) }],
    ["subgraph", { audience: "national" }],
    ["method", { method: "GET" }],
    ["path", { target: "/graphq?a=1" }],
    ["search", { target: "/graphql?a=2" }],
    ["token", { authorization: "Bearer ¥" }],
    ["lack of a token", { authorization: undefined }],
    ["body", { body: '{"query":"{ 札樌 }"}' }],
  ])("compute a different signature for a different %s", (_, changed) => {
    const given = computeSignature(SECRET, { ...STAMP, ...changed }, { ...CALL, ...changed });
    expect(given).not.toEqual(computeSignature(SECRET, STAMP, CALL));
  });

  it("write the header with the key id, the time in seconds and a new nonce", () => {
    const key = { id: STAMP.keyId, secret: SECRET };
    const first = readSignatureHeader(signCall(key, CALL, 1_700_000_000_999));
    const second = readSignatureHeader(signCall(key, CALL, 1_700_000_000_999));
    expect(first).toMatchObject({ keyId: STAMP.keyId, time: 1_700_000_000 });
    expect(first?.nonce).not.toBe(second?.nonce);
  });
});

describe("the signature of an answer", () => {
  it("is the HMAC-SHA256 that another program computes", () => {
    // Computed with Python's hmac, over the SHA-256 of the body in UTF-8.
    const answer = { callSignature: "v1 k1 1700000000 n s", status: 200, body: '{"data":"札幌"}' };
    expect(computeAnswerSignature(SECRET, answer)).toBe("oYhspeKMwJd8-CXKyzHIYJ-cdYNnDWKZyWx7_CCfMAE");
  });
});
