import { startPostgresOfRun } from "./postgres-of-run";

/** Once for the run of this workspace's tests. */
export default startPostgresOfRun;
