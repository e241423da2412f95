import { randomUUID } from "node:crypto";
import { setTimeout as sleep } from "node:timers/promises";
import { keepAsking } from "@aiwork/kit/system/keep-asking";
import { requestToken } from "@aiwork/kit/system/request-token";
import { startTestSystem, type TestSystem } from "@aiwork/kit/system/start-system";

/** Seconds without the issuers: the promised duration in `npm run faults`, a few otherwise. */
const OUTAGE_S = process.env.AIWORK_FAULTS === "long" ? 60 : 5;
/** Tokens that no process has seen, so that no cached verification helps. */
const TOKENS_A_SECOND = 10;
/** On a busy machine one half may time out, which is no refusal. */
const NOT_REFUSED: ReadonlySet<string> = new Set(["200", "200 TIMEOUT"]);
const VIEW = JSON.stringify({
  query: `query ($id: ID!) { seeker(id: $id) { id city { profile { name } } national { profile { name } } } }`,
  variables: { id: randomUUID() },
});

let system: TestSystem;
beforeAll(async () => {
  system = await startTestSystem("seed", { AIWORK_TODAY: "2013-10-31" });
}, 180_000);
afterAll(() => system?.[Symbol.asyncDispose]());

const mint = (count: number) =>
  Promise.all(
    Array.from({ length: count }, () =>
      requestToken(system.issuers.url, system.issuersDirectory, { role: "seeker", seeker: randomUUID() }),
    ),
  );
const keyOf = (token: string) => JSON.parse(Buffer.from(token.split(".")[0] ?? "", "base64url").toString()).kid;

describe("no valid token is refused, at the gateway or a subgraph,", () => {
  const load = (next: () => string | undefined) =>
    keepAsking(4, () =>
      fetch(system.gateway.url, {
        method: "POST",
        headers: { "content-type": "application/json", authorization: `Bearer ${next()}` },
        body: VIEW,
      }),
    );

  it(
    `when the keys rotate, and through ${OUTAGE_S} s without their issuers`,
    async () => {
      const before = await mint(OUTAGE_S * TOKENS_A_SECOND);
      const used = [...before];
      const asking = load(() => used[Math.floor(Math.random() * used.length)]);
      process.kill(system.issuers.pid, "SIGUSR2");
      const after = await untilRotated(before[0] ?? "");
      used.push(...after, ...(await mint(OUTAGE_S * TOKENS_A_SECOND)));
      await sleep(1_000);
      await system.stop("issuers");
      await sleep(OUTAGE_S * 1_000);
      await system.restart("issuers");
      used.push(...(await mint(TOKENS_A_SECOND)));
      await sleep(2_000);
      await asking.stop();
      const refused = [...asking.answers.keys()].filter((outcome) => !NOT_REFUSED.has(outcome));
      expect(refused).toEqual([]);
      expect(asking.answers.get("200")).toBeGreaterThan(OUTAGE_S * TOKENS_A_SECOND);
    },
    (OUTAGE_S + 60) * 2_000,
  );
});

/** Waits for the first token that is signed with the new key. */
async function untilRotated(old: string): Promise<string[]> {
  for (;;) {
    const tokens = await mint(1);
    if (tokens[0] !== undefined && keyOf(tokens[0]) !== keyOf(old)) return tokens;
    await sleep(20);
  }
}
