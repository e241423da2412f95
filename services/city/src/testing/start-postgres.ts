import { startPostgresOfRun } from "@aiwork/runtime/testing/postgres-of-run";
import { requireTemplate } from "@aiwork/runtime/testing/require-template";
import { city } from "../city";

/** Runs once for all tests of this workspace. */
export default async function startPostgres(): Promise<void> {
  const adminUrl = await startPostgresOfRun();
  await Promise.all(["seed", "demo"].map((dataSet) => requireTemplate(adminUrl, city, dataSet)));
}
