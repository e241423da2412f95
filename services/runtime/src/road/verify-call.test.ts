import {
  CALL,
  LIVE,
  NOW,
  OLD,
  openRoadSubgraph,
  type RoadSubgraph,
  signed,
  withHeaders,
} from "../testing/open-road-subgraph";
import { type Received, type SentCall, sendCall } from "../testing/send-call";
import { SIGNATURE_HEADER } from "./road-header";
import type { RoadFault } from "./verify-call";

/** A signed call with one of the header's five words changed. */
function reworded(index: number, change: (word: string) => string): SentCall {
  const words = String(signed().headers[SIGNATURE_HEADER]).split(" ");
  words[index] = change(words[index] ?? "");
  return withHeaders(signed(), { [SIGNATURE_HEADER]: words.join(" ") });
}

const TOO_LARGE = { "content-length": "70000" };
const anonymous = withHeaders(CALL, { authorization: undefined });
const waited = withHeaders(CALL, { "aiwork-deadline": "1500" });
const asking = (query: string, variables: object = {}): SentCall => ({
  ...CALL,
  body: JSON.stringify({ query, variables }),
});
const at = (seconds: number) => signed(CALL, LIVE, "city", NOW + seconds * 1000);
const ENTITIES = asking("query ($r: [_Any!]!) { _entities(representations: $r) { __typename } }", {
  r: [{ __typename: "Point", code: "shiroishi" }],
});
const TWICE = [signed().headers[SIGNATURE_HEADER], signed().headers[SIGNATURE_HEADER]] as string[];

const forgeries: readonly [what: string, why: RoadFault, call: SentCall][] = [
  ["has no signature", "HEADER", CALL],
  ["has no signature and asks for the schema", "HEADER", asking("{ _service { sdl } }")],
  ["has no signature and asks for entities", "HEADER", ENTITIES],
  ["has no signature and is not JSON", "HEADER", { ...CALL, body: "{" }],
  ["has no signature and is no GraphQL", "HEADER", asking("{")],
  ["has no signature and another type", "HEADER", withHeaders(CALL, { "content-type": "text/plain" })],
  ["has no signature and is a GET", "HEADER", { ...CALL, method: "GET", target: "/graphql?query={role}", body: "" }],
  ["has no signature and is too large", "HEADER", withHeaders(CALL, TOO_LARGE)],
  ["has an empty signature", "HEADER", withHeaders(CALL, { [SIGNATURE_HEADER]: "" })],
  ["has words in place of a signature", "HEADER", withHeaders(CALL, { [SIGNATURE_HEADER]: "let me in, please, now" })],
  ["has its signature twice", "HEADER", withHeaders(CALL, { [SIGNATURE_HEADER]: TWICE })],
  ["has a signature of another version", "HEADER", reworded(0, () => "v2")],
  ["has a truncated signature", "HEADER", reworded(4, (signature) => signature.slice(0, -1))],
  ["has a longer signature", "HEADER", reworded(4, (signature) => `${signature}A`)],
  ["has a signature that begins otherwise", "SIGNATURE", reworded(4, (signature) => flip(signature))],
  ["names another time than it was signed at", "SIGNATURE", reworded(2, (time) => String(Number(time) + 1))],
  ["names another nonce than it was signed with", "SIGNATURE", reworded(3, (nonce) => flip(nonce))],
  ["names an unknown key", "KEY", reworded(1, () => "2099-1")],
  ["names an inherited property as its key", "KEY", reworded(1, () => "constructor")],
  ["names the other live key", "SIGNATURE", reworded(1, () => OLD.id)],
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
  ["was signed for another subgraph", "SIGNATURE", signed(CALL, LIVE, "national")],
  ["was signed by another subgraph's key", "SIGNATURE", signed(CALL, { ...LIVE, secret: "n".repeat(32) })],
  ["has another body", "SIGNATURE", { ...signed(), body: CALL.body.replace("role", "Role") }],
  ["has a longer body", "SIGNATURE", { ...signed(), body: `${CALL.body} ` }],
  ["has no body any more", "SIGNATURE", { ...signed(), body: "" }],
  ["has another token", "SIGNATURE", withHeaders(signed(), { authorization: "Bearer of.the.planner" })],
  ["has a token added", "SIGNATURE", withHeaders(signed(anonymous), { authorization: "Bearer of.the.counselor" })],
  ["has its token removed", "SIGNATURE", withHeaders(signed(), { authorization: undefined })],
  ["has a search added", "SIGNATURE", { ...signed(), target: "/graphql?" }],
  ["has another search", "SIGNATURE", { ...signed({ ...CALL, target: "/graphql?a=1" }), target: "/graphql?a=2" }],
  ["was signed for another path", "SIGNATURE", { ...signed({ ...CALL, target: "/graphql2" }), target: "/graphql" }],
  ["has a deadline added", "SIGNATURE", withHeaders(signed(), { "aiwork-deadline": "1500" })],
  ["has its deadline removed", "SIGNATURE", withHeaders(signed(waited), { "aiwork-deadline": undefined })],
  ["has another deadline", "SIGNATURE", withHeaders(signed(waited), { "aiwork-deadline": "9000" })],
  ["has another method", "SIGNATURE", { ...signed(), method: "PUT" }],
  ["is too large to be the gateway's", "BODY", withHeaders(signed(), TOO_LARGE)],
];

function flip(word: string): string {
  return (word.startsWith("A") ? "B" : "A") + word.slice(1);
}

function expectRefused({ status, headers, text }: Received): void {
  expect(status).toBe(401);
  expect(headers["content-type"]).toMatch(/^application\/json\b/);
  expect(headers["cache-control"]).toBe("no-store");
  const extensions = { code: "UNAUTHENTICATED", refusal: "INVALID_SIGNATURE", traceId: expect.any(String) };
  expect(JSON.parse(text)).toEqual({ errors: [{ message: "ゲートウェイからの要求だけに応答します。", extensions }] });
}

describe("a subgraph that verifies signatures", () => {
  let city: RoadSubgraph;
  beforeEach(async () => {
    city = await openRoadSubgraph([OLD, LIVE]);
  });
  afterEach(() => city?.[Symbol.asyncDispose]());

  async function expectAnswered(call: SentCall): Promise<void> {
    const { status, text } = await sendCall(city.origin, call);
    expect({ status, ...JSON.parse(text) }).toEqual({ status: 200, data: { role: "anonymous" } });
  }

  it.each(forgeries)("refuses a call that %s, and does not say why", async (_, why, call) => {
    expectRefused(await sendCall(city.origin, call));
    expect(city.faults).toEqual([why]);
    expect(city.asked).toBe(0);
  });

  it.each<[string, SentCall]>([
    ["just now", signed()],
    ["29 s ago", at(-29)],
    ["29 s from now", at(29)],
    ["by the other live key", signed(CALL, OLD)],
    ["for nobody", signed(anonymous)],
    ["with a deadline", signed(waited)],
    ["for another query string", signed({ ...CALL, target: "/graphql?shard=1" })],
  ])("answers a call that was signed %s", async (_, call) => {
    await expectAnswered(call);
  });

  it("answers a signed call only once", async () => {
    const call = signed();
    await expectAnswered(call);
    expectRefused(await sendCall(city.origin, call));
    expectRefused(await sendCall(city.origin, call));
    await expectAnswered(signed());
    expect(city.faults).toEqual(["NONCE", "NONCE"]);
  });

  it("answers a call whose nonce a forged call has used before", async () => {
    const call = signed();
    expectRefused(await sendCall(city.origin, { ...call, body: "{}" }));
    await expectAnswered(call);
  });

  it("refuses a call signed with a removed key", async () => {
    await using renewed = await openRoadSubgraph([LIVE]);
    expectRefused(await sendCall(renewed.origin, signed(CALL, OLD)));
    expect(renewed.faults).toEqual(["KEY"]);
  });

  it("refuses a call without a signature before its body has arrived", async () => {
    const endless = withHeaders(CALL, { "transfer-encoding": "chunked" });
    expectRefused(await sendCall(city.origin, endless));
  });

  it("answers health checks without a signature", async () => {
    for (const target of ["/livez", "/readyz"])
      expect(await sendCall(city.origin, { method: "GET", target, headers: {}, body: "" })).toMatchObject({
        status: 200,
      });
  });
});
