import { parseIssuers } from "../identity/issuers";
import { openLog } from "../log/log";
import { CALL, LIVE, signed, withHeaders } from "../testing/open-road-subgraph";
import { openSmallSubgraph } from "../testing/open-small-subgraph";
import { openTestIssuer, TEST_AUDIENCE, type TestIssuer } from "../testing/open-test-issuer";
import { type SentCall, sendCall } from "../testing/send-call";
import { admitGatewayCalls } from "./admit-gateway-calls";

let issuer: TestIssuer;
beforeEach(async () => {
  issuer = await openTestIssuer("/city");
});
afterEach(() => issuer?.[Symbol.asyncDispose]());

/** What the city's subgraph answers to the call, with the moment of signing being now. */
async function answer(call: SentCall): Promise<unknown> {
  const { issuer: name, jwksUri } = issuer;
  const roles = ["city.counselor"];
  const issuers = parseIssuers(
    { audience: TEST_AUDIENCE, issuers: [{ issuer: name, party: "CITY", roles, jwksUri }] },
    false,
  );
  await using city = await openSmallSubgraph(
    admitGatewayCalls({ audience: "city", keys: [LIVE], issuers }, openLog("city", "silent")),
  );
  const { status, text } = await sendCall(city.origin, call);
  const { data, errors } = JSON.parse(text);
  return { status, ...data, refusal: errors?.[0].extensions.refusal };
}

const withToken = (authorization: string | undefined) => withHeaders(CALL, { authorization });
const byGateway = (call: SentCall) => signed(call, LIVE, "city", Date.now());
const counselor = () => `Bearer ${issuer.sign({ role: "city.counselor", service_points: ["shiroishi"] })}`;

describe("a call of the gateway's", () => {
  it("is answered to whom its token names, whom the subgraph verifies by itself", async () => {
    expect(await answer(byGateway(withToken(counselor())))).toEqual({ status: 200, role: "city.counselor" });
    expect(issuer.requests).toBe(1);
  });

  it("without a token is answered to anyone", async () => {
    expect(await answer(byGateway(withToken(undefined)))).toEqual({ status: 200, role: "anonymous" });
  });

  it("with a token that does not hold is refused, though the signature is right", async () => {
    const refused = { status: 401, refusal: "TOKEN_REFUSED" };
    expect(await answer(byGateway(withToken("Bearer of.the.counselor")))).toEqual(refused);
    const national = `Bearer ${issuer.sign({ role: "national.counselor", service_points: [] })}`;
    expect(await answer(byGateway(withToken(national)))).toEqual(refused);
  });
});

describe("a call of someone else's", () => {
  it("is refused before anyone looks at its token", async () => {
    const refused = { status: 401, refusal: "INVALID_SIGNATURE" };
    expect(await answer(withToken(counselor()))).toEqual(refused);
    expect(await answer(withToken("Bearer of.the.counselor"))).toEqual(refused);
    expect(issuer.requests).toBe(0);
  });
});
