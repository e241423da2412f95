import {
  LIVE_SIGNING_KEY,
  OLD_SIGNING_KEY,
  SIGNED_AT,
  type SigningSubgraph,
  signedCall,
  startSigningSubgraph,
  TEST_CALL,
  withHeaders,
} from "@aiwork/kit/subgraph/signing-subgraph";
import { type Received, type SentCall, sendCall } from "@aiwork/kit/subgraph/small-subgraph";
import { SIGNATURE_HEADER } from "./signature";
import type { SignatureFault } from "./verify-call";

/** A signed call with one of the header's five words changed. */
function reworded(index: number, change: (word: string) => string): SentCall {
  const words = String(signedCall().headers[SIGNATURE_HEADER]).split(" ");
  words[index] = change(words[index] ?? "");
  return withHeaders(signedCall(), { [SIGNATURE_HEADER]: words.join(" ") });
}

const TOO_LARGE = { "content-length": "70000" };
const anonymous = withHeaders(TEST_CALL, { authorization: undefined });
const waited = withHeaders(TEST_CALL, { "aiwork-deadline": "1500" });
const asking = (query: string, variables: object = {}): SentCall => ({
  ...TEST_CALL,
  body: JSON.stringify({ query, variables }),
});
const at = (seconds: number) => signedCall(TEST_CALL, LIVE_SIGNING_KEY, "city", SIGNED_AT + seconds * 1000);
const ENTITIES = asking("query ($r: [_Any!]!) { _entities(representations: $r) { __typename } }", {
  r: [{ __typename: "Point", code: "shiroishi" }],
});
const TWICE = [signedCall().headers[SIGNATURE_HEADER], signedCall().headers[SIGNATURE_HEADER]] as string[];

const forgeries: readonly [what: string, why: SignatureFault, call: SentCall][] = [
  ["has no signature", "HEADER", TEST_CALL],
  ["has no signature and asks for the schema", "HEADER", asking("{ _service { sdl } }")],
  ["has no signature and asks for entities", "HEADER", ENTITIES],
  ["has no signature and is not JSON", "HEADER", { ...TEST_CALL, body: "{" }],
  ["has no signature and is no GraphQL", "HEADER", asking("{")],
  ["has no signature and another type", "HEADER", withHeaders(TEST_CALL, { "content-type": "text/plain" })],
  [
    "has no signature and is a GET",
    "HEADER",
    { ...TEST_CALL, method: "GET", target: "/graphql?query={role}", body: "" },
  ],
  ["has no signature and is too large", "HEADER", withHeaders(TEST_CALL, TOO_LARGE)],
  ["has an empty signature", "HEADER", withHeaders(TEST_CALL, { [SIGNATURE_HEADER]: "" })],
  [
    "has words in place of a signature",
    "HEADER",
    withHeaders(TEST_CALL, { [SIGNATURE_HEADER]: "let me in, please, now" }),
  ],
  ["has its signature twice", "HEADER", withHeaders(TEST_CALL, { [SIGNATURE_HEADER]: TWICE })],
  ["has a signature of another version", "HEADER", reworded(0, () => "v2")],
  ["has a truncated signature", "HEADER", reworded(4, (signature) => signature.slice(0, -1))],
  ["has a longer signature", "HEADER", reworded(4, (signature) => `${signature}A`)],
  ["has a signature that begins otherwise", "SIGNATURE", reworded(4, (signature) => flip(signature))],
  ["names another time than it was signed at", "SIGNATURE", reworded(2, (time) => String(Number(time) + 1))],
  ["names another nonce than it was signed with", "SIGNATURE", reworded(3, (nonce) => flip(nonce))],
  ["names an unknown key", "KEY", reworded(1, () => "2099-1")],
  ["names an inherited property as its key", "KEY", reworded(1, () => "constructor")],
  ["names the other live key", "SIGNATURE", reworded(1, () => OLD_SIGNING_KEY.id)],
  ["was signed 31 s ago", "TIME", at(-31)],
  ["was signed 31 s from now", "TIME", at(31)],
  ["was signed 31 s ago and is too large", "TIME", withHeaders(at(-31), TOO_LARGE)],
  [
    "names an unknown key and is too large",
    "KEY",
    withHeaders(
      reworded(1, () => "2099-1"),
      TOO_LARGE,
    ),
  ],
  ["was signed for another subgraph", "SIGNATURE", signedCall(TEST_CALL, LIVE_SIGNING_KEY, "national")],
  [
    "was signed by another subgraph's key",
    "SIGNATURE",
    signedCall(TEST_CALL, { ...LIVE_SIGNING_KEY, secret: "n".repeat(32) }),
  ],
  ["has another body", "SIGNATURE", { ...signedCall(), body: TEST_CALL.body.replace("role", "Role") }],
  ["has a longer body", "SIGNATURE", { ...signedCall(), body: `${TEST_CALL.body} ` }],
  ["has no body any more", "SIGNATURE", { ...signedCall(), body: "" }],
  ["has another token", "SIGNATURE", withHeaders(signedCall(), { authorization: "Bearer of.the.planner" })],
  ["has a token added", "SIGNATURE", withHeaders(signedCall(anonymous), { authorization: "Bearer of.the.counselor" })],
  ["has its token removed", "SIGNATURE", withHeaders(signedCall(), { authorization: undefined })],
  ["has a search added", "SIGNATURE", { ...signedCall(), target: "/graphql?" }],
  [
    "has another search",
    "SIGNATURE",
    { ...signedCall({ ...TEST_CALL, target: "/graphql?a=1" }), target: "/graphql?a=2" },
  ],
  [
    "was signed for another path",
    "SIGNATURE",
    { ...signedCall({ ...TEST_CALL, target: "/graphql2" }), target: "/graphql" },
  ],
  ["has a deadline added", "SIGNATURE", withHeaders(signedCall(), { "aiwork-deadline": "1500" })],
  ["has its deadline removed", "SIGNATURE", withHeaders(signedCall(waited), { "aiwork-deadline": undefined })],
  ["has another deadline", "SIGNATURE", withHeaders(signedCall(waited), { "aiwork-deadline": "9000" })],
  ["has another method", "SIGNATURE", { ...signedCall(), method: "PUT" }],
  ["is too large to be the gateway's", "BODY", withHeaders(signedCall(), TOO_LARGE)],
];

function flip(word: string): string {
  return (word.startsWith("A") ? "B" : "A") + word.slice(1);
}

function expectRefused({ status, headers, text }: Received): void {
  expect(status).toBe(401);
  expect(headers["content-type"]).toMatch(/^application\/json\b/);
  expect(headers["cache-control"]).toBe("no-store");
  const extensions = { code: "UNAUTHENTICATED", refusal: "INVALID_SIGNATURE", traceId: expect.any(String) };
  expect(JSON.parse(text)).toEqual({
    errors: [{ message: "ゲートウェイからの要求だけに応答します。ゲートウェイに送信してください。", extensions }],
  });
}

describe("a subgraph that verifies signatures", () => {
  let city: SigningSubgraph;
  beforeEach(async () => {
    city = await startSigningSubgraph([OLD_SIGNING_KEY, LIVE_SIGNING_KEY]);
  });
  afterEach(() => city?.[Symbol.asyncDispose]());

  async function expectAnswered(call: SentCall): Promise<void> {
    const { status, text } = await sendCall(city.origin, call);
    expect({ status, ...JSON.parse(text) }).toEqual({ status: 200, data: { role: "anonymous" } });
  }

  it.each(forgeries)("refuses a call that %s, and does not say why", async (_, why, call) => {
    expectRefused(await sendCall(city.origin, call));
    expect(city.faults).toEqual([why]);
    expect(city.executions).toBe(0);
  });

  it.each<[string, SentCall]>([
    ["just now", signedCall()],
    ["29 s ago", at(-29)],
    ["29 s from now", at(29)],
    ["by the other live key", signedCall(TEST_CALL, OLD_SIGNING_KEY)],
    ["for nobody", signedCall(anonymous)],
    ["with a deadline", signedCall(waited)],
    ["for another query string", signedCall({ ...TEST_CALL, target: "/graphql?shard=1" })],
  ])("answers a call that was signed %s", async (_, call) => {
    await expectAnswered(call);
  });

  it("answers a signed call only once", async () => {
    const call = signedCall();
    await expectAnswered(call);
    expectRefused(await sendCall(city.origin, call));
    expectRefused(await sendCall(city.origin, call));
    await expectAnswered(signedCall());
    expect(city.faults).toEqual(["NONCE", "NONCE"]);
  });

  it("answers a call whose nonce a forged call has used before", async () => {
    const call = signedCall();
    expectRefused(await sendCall(city.origin, { ...call, body: "{}" }));
    await expectAnswered(call);
  });

  it("refuses a call signed with a removed key", async () => {
    await using renewed = await startSigningSubgraph([LIVE_SIGNING_KEY]);
    expectRefused(await sendCall(renewed.origin, signedCall(TEST_CALL, OLD_SIGNING_KEY)));
    expect(renewed.faults).toEqual(["KEY"]);
  });

  it("refuses a call without a signature before its body has arrived", async () => {
    const endless = withHeaders(TEST_CALL, { "transfer-encoding": "chunked" });
    expectRefused(await sendCall(city.origin, endless));
  });

  it("answers whether it runs without a signature, and nothing else of its monitoring", async () => {
    const statusOf = async (target: string) =>
      (await sendCall(city.origin, { method: "GET", target, headers: {}, body: "" })).status;
    expect([await statusOf("/livez"), await statusOf("/readyz"), await statusOf("/metrics")]).toEqual([200, 404, 404]);
  });
});
