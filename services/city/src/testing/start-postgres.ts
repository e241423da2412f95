import { startPostgresOfRun } from "@aiwork/runtime/testing/postgres-of-run";
import { makeTemplate } from "@aiwork/runtime/testing/template-of-party";
import { city } from "../city";

/** Once for the run of this workspace's tests. */
export default async function startPostgres(): Promise<void> {
  const adminUrl = await startPostgresOfRun();
  await makeTemplate(adminUrl, city, "seed");
  await makeTemplate(adminUrl, city, "demo");
}
