import { computeAnswerSignature, SIGNATURE_HEADER } from "@aiwork/server/signing/signature";
import { resolveEndpoints } from "./subgraph-endpoints";

const KEY = { id: "k1", secret: "s".repeat(32) };
const endpoints = resolveEndpoints(new Map([["city", "http://127.0.0.1:1/graphql"]]), new Map([["city", KEY]]));
const ANSWER = { status: 200, text: '{"data":{"seeker":null}}' };

/** A call, and the signature that its answer must have. */
function startCall() {
  const credentials = endpoints.get("city")?.credentials;
  if (!credentials) throw new Error("there is no such subgraph");
  const call = credentials({ authorization: undefined, target: "/graphql", body: "{}", deadline: "100" });
  const callSignature = call.headers[SIGNATURE_HEADER] ?? "";
  const { status, text: body } = ANSWER;
  const signatureBy = (secret: string) => computeAnswerSignature(secret, { callSignature, status, body });
  return { ...call, signatureBy };
}

describe("an answer of a subgraph", () => {
  it("is known by the signature of the key that signed the call", () => {
    const { isGenuine, signatureBy } = startCall();
    expect(isGenuine({ ...ANSWER, signature: signatureBy(KEY.secret) })).toBe(true);
  });

  it("is not read when it has no signature, another key's, or another call's", () => {
    const { isGenuine, signatureBy } = startCall();
    for (const signature of [
      undefined,
      "",
      "x".repeat(43),
      signatureBy("x".repeat(32)),
      startCall().signatureBy(KEY.secret),
    ])
      expect(isGenuine({ ...ANSWER, signature })).toBe(false);
  });

  it("is not read when its body or its status was changed", () => {
    const { isGenuine, signatureBy } = startCall();
    const signature = signatureBy(KEY.secret);
    expect(isGenuine({ ...ANSWER, text: '{"data":{"seeker":{}}}', signature })).toBe(false);
    expect(isGenuine({ ...ANSWER, status: 400, signature })).toBe(false);
  });
});
