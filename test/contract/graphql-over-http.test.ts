import { type PartyName, startTestSystem, type TestSystem } from "@aiwork/kit/system/start-system";
import { signCall } from "@aiwork/server/signing/signature";
import { parseSigningKey } from "@aiwork/server/signing/signing-keys";
import { type AuditResult, serverAudits } from "graphql-http";

/** CSRF prevention answers a plain GET with 400, which the specification allows. */
const CSRF_PREVENTION_NOTICES = ["5A70", "D6D5", "6A70"].map((id) => `notice ${id}`);

let system: TestSystem;
beforeAll(async () => {
  // One audit requests the schema.
  system = await startTestSystem("seed", { INTROSPECTION: "1" });
});
afterAll(() => system?.[Symbol.asyncDispose]());

/** Signs each call as the gateway does, when its body is final. */
const signingFetch =
  (audience: PartyName): typeof fetch =>
  async (url, init = {}) => {
    const { method = "GET", body = "", headers } = init;
    const { pathname, search } = new URL(String(url));
    const key = parseSigningKey(system.signingKeys[audience]);
    const call = { audience, method, target: pathname + search, authorization: undefined, body: String(body ?? "") };
    const signature = key && signCall(key, call);
    return readWhole(
      fetch(url, { ...init, headers: { ...(headers as Record<string, string>), "aiwork-signature": signature ?? "" } }),
    );
  };

/** Reads the whole body: an unread response would keep its connection. */
async function readWhole(answer: Promise<Response>): Promise<Response> {
  const { status, headers, body } = await answer;
  return new Response(await new Response(body).arrayBuffer(), { status, headers });
}

it.each(["city", "national", "gateway"] as const)(
  "the %s passes the GraphQL over HTTP audits without an error or a warning",
  async (name) => {
    const { url } = name === "gateway" ? system.gateway : system.parties[name];
    const fetchFn =
      name === "gateway" ? (...request: Parameters<typeof fetch>) => readWhole(fetch(...request)) : signingFetch(name);
    const results: AuditResult[] = [];
    for (const audit of serverAudits({ url, fetchFn })) results.push(await audit.fn());
    const notOk = results.filter(({ status }) => status !== "ok").map(({ id, status }) => `${status} ${id}`);
    expect(notOk.filter((line) => !CSRF_PREVENTION_NOTICES.includes(line))).toEqual([]);
    expect(results.length).toBeGreaterThan(40);
  },
);
