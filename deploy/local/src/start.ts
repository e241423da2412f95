import { type Claim, claimDataDirectory } from "./claim-data-directory";
import { endWithNpm } from "./end-with-npm";
import { type Databases, prepareDatabases } from "./prepare-databases";
import { readSettings, type StarterSettings } from "./read-settings";
import { type Running, runProcess } from "./run-process";
import { openTeller, type Teller } from "./tell";

/** What has been started, in the order in which it must not be stopped. */
interface Started {
  claim: Claim;
  databases?: Databases;
  processes: Running[];
}

/** Brings up the whole system on this machine, and takes it down at SIGTERM, SIGINT, or when npm is gone. */
export async function start(args: string[], environment: NodeJS.ProcessEnv): Promise<void> {
  try {
    const settings = readSettings(args, environment);
    const teller = openTeller(settings.json);
    const started: Started = { claim: claimDataDirectory(settings.dataDirectory), processes: [] };
    const stop = once(() => stopAll(started));
    for (const signal of ["SIGTERM", "SIGINT", "SIGHUP"] as const) process.on(signal, stop);
    endWithNpm(stop);
    await startAll(settings, started, teller).catch(async (error) => {
      await takeDown(started);
      throw error;
    });
  } catch (error) {
    process.stderr.write(`${(error as Error).message}\n`);
    process.exit(1);
  }
}

async function startAll(settings: StarterSettings, started: Started, teller: Teller): Promise<void> {
  const databases = await timed(
    () => prepareDatabases(settings),
    (ready, ms) => teller.step(ready.description, ms),
  );
  started.databases = databases;
  const run = (name: string, offset: number, environment: Record<string, string | undefined>) =>
    timed(
      () =>
        runProcess(name, require.resolve(`@aiwork/${name}/main`), settings.port && settings.port + offset, environment),
      (running, ms) => {
        started.processes.unshift(running);
        teller.step(describe(running, settings.port && settings.port + offset), ms);
        void running.ended.then(
          (how) => started.processes.includes(running) && teller.say(`${name} has ${how}; the others go on.`),
        );
      },
    );
  const data = { AIWORK_DATA: settings.dataSet };
  const subgraphs = await Promise.allSettled([
    run("city", 1, { ...data, CITY_DATABASE_URL: databases.city, NATIONAL_DATABASE_URL: undefined }),
    run("national", 2, { ...data, NATIONAL_DATABASE_URL: databases.national, CITY_DATABASE_URL: undefined }),
  ]);
  const [city, national] = subgraphs.map((result) => {
    if (result.status === "rejected") throw result.reason;
    return result.value.url;
  }) as [string, string];
  const SUBGRAPH_URLS = JSON.stringify({ city, national });
  const withoutDatabases = { CITY_DATABASE_URL: undefined, NATIONAL_DATABASE_URL: undefined };
  const gateway = await run("gateway", 0, { ...withoutDatabases, SUBGRAPH_URLS, INTROSPECTION: "1" });
  const running = { gateway: gateway.url, city, national, pid: process.pid };
  started.claim.tell(running);
  teller.ready(running);
}

function describe({ name, port }: Running, wanted: number): string {
  return wanted === 0 || port === wanted
    ? `${name} on port ${port}`
    : `${name} on port ${port}, for ${wanted} is taken`;
}

async function stopAll(started: Started): Promise<void> {
  await takeDown(started);
  process.exit(0);
}

/** Those asking before those asked: the gateway, the subgraphs, the database. */
async function takeDown({ processes, databases, claim }: Started): Promise<void> {
  for (const running of processes.splice(0)) await running.stop();
  await databases?.stop();
  claim.giveBack();
}

async function timed<T>(work: () => Promise<T>, tell: (result: T, ms: number) => void): Promise<T> {
  const begun = performance.now();
  const result = await work();
  tell(result, performance.now() - begun);
  return result;
}

function once(act: () => Promise<void>): () => void {
  let done = false;
  return () => {
    if (done) return;
    done = true;
    void act();
  };
}
