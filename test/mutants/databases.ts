import { city } from "@aiwork/city/city";
import { national } from "@aiwork/national/national";
import { startPostgresOfRun, stopPostgresOfRun } from "@aiwork/runtime/testing/postgres-of-run";
import { requireTemplate } from "@aiwork/runtime/testing/require-template";
import type { Guard } from "./guards";

const PARTIES = { "services/city/": city, "services/national/": national };

/** One server for the tests of all guards, in place of one for each, with the parties' templates of the data set seed. */
export async function openDatabases(guards: readonly Guard[]): Promise<{ url: string } & AsyncDisposable> {
  const url = await startPostgresOfRun();
  try {
    for (const [workspace, party] of Object.entries(PARTIES))
      if (guards.some(({ test }) => test.startsWith(workspace))) await requireTemplate(url, party, "seed");
  } catch (error) {
    await stopPostgresOfRun();
    throw error;
  }
  return { url, [Symbol.asyncDispose]: stopPostgresOfRun };
}
