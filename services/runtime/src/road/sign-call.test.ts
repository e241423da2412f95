import { readRoadHeader } from "./road-header";
import { signCall } from "./sign-call";
import { type SignedCall, signatureOf } from "./signature-of";

const SECRET = "o".repeat(32);
const STAMP = { keyId: "2024-1", time: 1_700_000_000, nonce: "A".repeat(22) };
const CALL: SignedCall = {
  audience: "city",
  method: "POST",
  target: "/graphql?a=1",
  authorization: "Bearer ¤",
  body: '{"query":"{ 札幌 }"}',
};

describe("a signature", () => {
  it("is HMAC-SHA256 of the lines that another program would sign", () => {
    // Made by Python's hmac: the body in UTF-8, the token in ISO-8859-1, both by their SHA-256.
    const expected = "hsnfs97pYlZZhxik8CsV89dXSzNFxxnmVtRMWZzKpP4";
    expect(signatureOf(SECRET, STAMP, CALL).toString("base64url")).toBe(expected);
    expect(signatureOf(SECRET, STAMP, { ...CALL, body: Buffer.from(CALL.body) }).toString("base64url")).toBe(expected);
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
  ])("is another for another %s", (_, changed) => {
    const given = signatureOf(SECRET, { ...STAMP, ...changed }, { ...CALL, ...changed });
    expect(given).not.toEqual(signatureOf(SECRET, STAMP, CALL));
  });

  it("stands in its header beside the second and a nonce of its own", () => {
    const key = { id: STAMP.keyId, secret: SECRET };
    const first = readRoadHeader(signCall(key, CALL, 1_700_000_000_999));
    const second = readRoadHeader(signCall(key, CALL, 1_700_000_000_999));
    expect(first).toMatchObject({ keyId: STAMP.keyId, time: 1_700_000_000 });
    expect(first?.nonce).not.toBe(second?.nonce);
  });
});
