import { stopPostgresOfRun } from "./postgres-of-run";

export default stopPostgresOfRun;
