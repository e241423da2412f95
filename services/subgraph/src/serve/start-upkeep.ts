import { setTimeout as wait } from "node:timers/promises";
import type { Log } from "@aiwork/server/telemetry/log";
import { connectDatabase, type Database } from "../database/connect-database";
import type { Party } from "./party";

const PERIOD_MS = 60_000;
/** What is not done by then is undone by the database. */
const MAX_WAIT_AT_STOP_MS = 2_000;

/** Does a party's upkeep of its database every minute until it is stopped, without a time limit. What fails is tried again. */
export function startUpkeep(
  { name, upkeep }: Pick<Party, "name" | "upkeep">,
  url: string,
  log: Log,
  periodMs = PERIOD_MS,
): { stop(): Promise<void> } {
  let owner: Database | undefined;
  let running: Promise<void> | undefined;
  const keepUp = async () => {
    owner ??= await connectDatabase({ url, pool: "maintenance", applicationName: `${name}-upkeep` });
    await upkeep?.(owner.dataSource.manager);
  };
  const timer = setInterval(() => {
    running ??= keepUp()
      .catch((error: { code?: unknown }) => log.warn({ code: error.code }, "the upkeep of the database failed"))
      .finally(() => {
        running = undefined;
      });
  }, periodMs);
  timer.unref();
  return {
    stop: async () => {
      clearInterval(timer);
      const stopped = Promise.resolve(running).then(() => owner?.close());
      await Promise.race([stopped, wait(MAX_WAIT_AT_STOP_MS, undefined, { ref: false })]);
    },
  };
}
