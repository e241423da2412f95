import { startPostgresOfRun } from "./postgres-of-run";

/** jest's globalSetup: once per run of a workspace's tests. */
export default startPostgresOfRun;
