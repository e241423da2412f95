import { stopPostgresOfRun } from "@aiwork/runtime/testing/postgres-of-run";

export default stopPostgresOfRun;
