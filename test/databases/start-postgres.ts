import { startPostgresOfRun } from "@aiwork/runtime/testing/postgres-of-run";

/** Jest's globalSetup: starts one server for all tests of this workspace. Each test system has databases of its own on it. */
export default async function startPostgres(): Promise<void> {
  await startPostgresOfRun();
}
