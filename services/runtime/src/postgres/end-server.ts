import { setTimeout as sleep } from "node:timers/promises";
import { errorCode } from "./error-code";
import { PostgresUnavailable } from "./postgres-unavailable";
import { readServerState } from "./read-server-state";

const fastMs = 20_000;
const immediateMs = 10_000;

/**
 * Stops the server and waits for it: a fast shutdown, after 20 s an immediate one (the next start recovers from the
 * write-ahead log).
 * @throws PostgresUnavailable when the server still runs 10 s later
 */
export async function endServer(cluster: string, pid: number): Promise<void> {
  if (await ended(cluster, pid, "SIGINT", fastMs)) return;
  if (await ended(cluster, pid, "SIGQUIT", immediateMs)) return;
  throw new PostgresUnavailable(
    `The PostgreSQL server, process ${pid}, does not stop. Stop it by hand: kill -9 ${pid}`,
  );
}

async function ended(cluster: string, pid: number, signal: NodeJS.Signals, ms: number): Promise<boolean> {
  const runs = (): boolean => readServerState(cluster)?.pid === pid;
  if (!runs()) return true;
  try {
    process.kill(pid, signal);
  } catch (error) {
    if (errorCode(error) !== "ESRCH") throw error;
  }
  for (const until = Date.now() + ms; Date.now() < until; await sleep(5)) {
    if (!runs()) return true;
  }
  return false;
}
