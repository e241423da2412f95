import { readFileSync } from "node:fs";
import { setTimeout as sleep } from "node:timers/promises";
import { slowdown } from "@aiwork/kit/starter/slowdown";
import { startTestSystem, type TestSystem } from "@aiwork/kit/system/start-system";
import { ATTACKS } from "./crowd-attacks";

const LONG = process.env.AIWORK_FAULTS === "long";
const ATTACK_S = LONG ? 60 : 6;
const DEADLINE_MS = 3_000;
const MAX_MEMORY_MB = 512;
const ANSWERED_SHARE = 0.95;
const WORKLIST = {
  query: "{ seekers(first: 5) { edges { node { id city { profile { name } } national { profile { name } } } } } }",
};

let system: TestSystem;
let authorization: string;
let slow = 1;
beforeAll(async () => {
  system = await startTestSystem("demo", { AIWORK_TODAY: "2013-10-31", LOG_LEVEL: "error" });
  authorization = `Bearer ${await system.token({ role: "city.counselor", name: "窓口" })}`;
  slow = slowdown();
  for (let i = 0; i < 3; i++) await ask();
}, 300_000);
afterAll(() => system?.[Symbol.asyncDispose]());

/** A counselor asks. @returns the milliseconds, or why it was not answered */
async function ask(): Promise<number | string> {
  const begun = performance.now();
  const signal = AbortSignal.timeout(Math.ceil(DEADLINE_MS * slow));
  const headers = { "content-type": "application/json", authorization };
  const body = JSON.stringify(WORKLIST);
  try {
    const response = await fetch(system.gateway.url, { method: "POST", headers, body, signal });
    const { errors } = (await response.json()) as { errors?: { extensions: { code: string } }[] };
    return errors?.[0]?.extensions.code ?? performance.now() - begun;
  } catch (error) {
    return (error as Error).name;
  }
}

function memoryMb(): Record<string, number> {
  const { city, national } = system.parties;
  const rss = ({ pid }: { pid: number }) =>
    Number(/VmHWM:\s+(\d+)/.exec(readFileSync(`/proc/${pid}/status`, "utf8"))?.[1]) / 1_024;
  return { gateway: rss(system.gateway), city: rss(city), national: rss(national) };
}

describe("beside a crowd, a counselor who asks once a second", () => {
  it.each(ATTACKS.map((attack) => [attack.name, attack] as const))(
    "is answered in time, and no process grows: %s",
    async (_, attack) => {
      const crowd = await attack.start(system);
      await sleep(500);
      const outcomes: (number | string)[] = [];
      for (let second = 0; second < ATTACK_S; second++) {
        const [outcome] = await Promise.all([ask(), sleep(1_000)]);
        outcomes.push(outcome);
      }
      await crowd.stop();
      const answered = outcomes.filter((outcome) => typeof outcome === "number");
      if (answered.length < Math.floor(ANSWERED_SHARE * outcomes.length)) expect(outcomes).toEqual([]);
      for (const used of Object.values(memoryMb())) expect(used).toBeLessThan(MAX_MEMORY_MB);
      if (LONG)
        process.stderr.write(
          `${attack.name}: ${JSON.stringify({ worst: Math.max(...(answered as number[])), ...memoryMb() })}\n`,
        );
    },
    ATTACK_S * 1_000 * 20,
  );
});
