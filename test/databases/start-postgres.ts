import { startPostgresOfRun } from "@aiwork/runtime/testing/postgres-of-run";

/** Once for the run of this workspace's tests; each system of theirs has databases of its own on it. */
export default async function startPostgres(): Promise<void> {
  await startPostgresOfRun();
}
