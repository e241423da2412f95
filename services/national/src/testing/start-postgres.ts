import { startPostgresOfRun } from "@aiwork/runtime/testing/postgres-of-run";
import { requireTemplate } from "@aiwork/runtime/testing/require-template";
import { national } from "../national";

/** Runs once before this workspace's tests. */
export default async function startPostgres(): Promise<void> {
  const adminUrl = await startPostgresOfRun();
  await Promise.all(["seed", "demo"].map((dataSet) => requireTemplate(adminUrl, national, dataSet)));
}
