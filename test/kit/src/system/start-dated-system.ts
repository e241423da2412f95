import { mkdtempSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { DAYS_DIRECTORY_VARIABLE, datedProgramOf } from "./dated-program";
import { type PartyName, startTestSystem, type TestSystem } from "./start-system";

/** The whole system, whose parties come to another business day while they serve. Dispose it. */
export interface DatedSystem extends TestSystem {
  /** Both parties, or those named, come to another business day. */
  comesTo(day: string, ...parties: PartyName[]): void;
}

const PARTIES: readonly PartyName[] = ["city", "national"];

/** A restart for each business day costs seconds, and minutes on a busy machine; this costs a file. */
export async function startDatedSystem(dataSet: string, firstDay: string): Promise<DatedSystem> {
  const directory = mkdtempSync(join(tmpdir(), "aiwork-days-"));
  const comesTo: DatedSystem["comesTo"] = (day, ...parties) => {
    for (const party of parties.length === 0 ? PARTIES : parties) {
      // In one step, so that nobody reads half a day.
      writeFileSync(join(directory, "next"), day);
      renameSync(join(directory, "next"), join(directory, party));
    }
  };
  comesTo(firstDay);
  const environment = { AIWORK_TODAY: firstDay, [DAYS_DIRECTORY_VARIABLE]: directory };
  const system = await startTestSystem(dataSet, environment, { programFor: datedProgramOf });
  const { [Symbol.asyncDispose]: dispose } = system;
  return Object.assign(system, {
    comesTo,
    [Symbol.asyncDispose]: async () => {
      await dispose.call(system);
      rmSync(directory, { recursive: true, force: true });
    },
  });
}
