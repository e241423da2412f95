import { once } from "node:events";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { Worker } from "node:worker_threads";
import { slowdown } from "@aiwork/kit/starter/slowdown";
import { REPOSITORY_ROOT } from "@aiwork/kit/system/repository-root";
import { startTestSystem, type TestSystem } from "@aiwork/kit/system/start-system";
import type { Counselor, Outcome } from "./ask-in-thread";
import { ATTACKS } from "./crowd-attacks";

const LONG = process.env.AIWORK_FAULTS === "long";
const ATTACK_S = LONG ? 60 : 6;
const DEADLINE_MS = 3_000;
const MAX_MEMORY_MB = 512;
const ANSWERED_SHARE = 0.95;
/** The counselor's thread, as it was built: beside the crowd, in one event loop, it would be the crowd's own work that is waited for. */
const COUNSELOR = join(REPOSITORY_ROOT, "test/dist/faults/ask-in-thread.js");

let system: TestSystem;
let authorization: string;
beforeAll(async () => {
  system = await startTestSystem("demo", { AIWORK_TODAY: "2013-10-31", LOG_LEVEL: "error" });
  authorization = `Bearer ${await system.token({ role: "city.counselor", name: "窓口" })}`;
  await askEachSecond(3);
}, 300_000);
afterAll(() => system?.[Symbol.asyncDispose]());

/** Asks as a counselor does, for so many seconds. The deadline is that of a machine as busy as this one is at the moment. */
async function askEachSecond(seconds: number, slow = slowdown()): Promise<Outcome[]> {
  const workerData: Counselor = { url: system.gateway.url, authorization, seconds, deadlineMs: DEADLINE_MS * slow };
  const [outcomes] = await once(new Worker(COUNSELOR, { workerData }), "message");
  return outcomes;
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
      const slow = slowdown();
      const crowd = await attack.start(system);
      await sleep(500);
      const outcomes = await askEachSecond(ATTACK_S, slow).finally(() => crowd.stop());
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
