import { startTestIssuer, TEST_AUDIENCE, type TestIssuer } from "@aiwork/kit/issuers/test-issuer";
import { LIVE_SIGNING_KEY, signedCall, TEST_CALL, withHeaders } from "@aiwork/kit/subgraph/signing-subgraph";
import { type SentCall, sendCall, startSmallSubgraph } from "@aiwork/kit/subgraph/small-subgraph";
import { knownClaims, parseIssuers } from "@aiwork/server/identity/issuers";
import { createLog } from "@aiwork/server/telemetry/log";
import { admitGatewayCalls } from "./admit-gateway-calls";

let issuer: TestIssuer;
beforeEach(async () => {
  issuer = await startTestIssuer("/city");
});
afterEach(() => issuer?.[Symbol.asyncDispose]());

/** The answer of the city's subgraph to the call, on the real clock. */
async function answer(call: SentCall): Promise<unknown> {
  const { issuer: name, jwksUri } = issuer;
  const roles = ["city.counselor"];
  const issuers = parseIssuers(
    { audience: TEST_AUDIENCE, issuers: [{ issuer: name, party: "CITY", roles, jwksUri }] },
    false,
    knownClaims([{ id: "shiroishi" }], []),
  );
  await using city = await startSmallSubgraph(
    admitGatewayCalls({ audience: "city", keys: [LIVE_SIGNING_KEY], issuers }, createLog("city", "silent")),
  );
  const { status, text } = await sendCall(city.origin, call);
  const { data, errors } = JSON.parse(text);
  return { status, ...data, refusal: errors?.[0].extensions.refusal };
}

const withToken = (authorization: string | undefined) => withHeaders(TEST_CALL, { authorization });
const byGateway = (call: SentCall) => signedCall(call, LIVE_SIGNING_KEY, "city", Date.now());
const counselor = () => `Bearer ${issuer.sign({ role: "city.counselor", service_points: ["shiroishi"] })}`;

describe("a call that the gateway signed", () => {
  it("is answered for the caller of its token, which the subgraph verifies itself", async () => {
    expect(await answer(byGateway(withToken(counselor())))).toEqual({ status: 200, role: "city.counselor" });
    expect(issuer.requests).toBe(1);
  });

  it("is answered for an anonymous caller when it has no token", async () => {
    expect(await answer(byGateway(withToken(undefined)))).toEqual({ status: 200, role: "anonymous" });
  });

  it("is refused when its token is invalid, though its signature is valid", async () => {
    const refused = { status: 401, refusal: "TOKEN_REFUSED" };
    expect(await answer(byGateway(withToken("Bearer of.the.counselor")))).toEqual(refused);
    const national = `Bearer ${issuer.sign({ role: "national.counselor", service_points: [] })}`;
    expect(await answer(byGateway(withToken(national)))).toEqual(refused);
    const elsewhere = `Bearer ${issuer.sign({ role: "city.counselor", service_points: ["sendai-aoba"] })}`;
    expect(await answer(byGateway(withToken(elsewhere)))).toEqual(refused);
  });
});

describe("a call that the gateway did not sign", () => {
  it("is refused before its token is verified", async () => {
    const refused = { status: 401, refusal: "INVALID_SIGNATURE" };
    expect(await answer(withToken(counselor()))).toEqual(refused);
    expect(await answer(withToken("Bearer of.the.counselor"))).toEqual(refused);
    expect(issuer.requests).toBe(0);
  });
});
