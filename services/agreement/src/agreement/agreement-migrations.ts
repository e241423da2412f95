import { join } from "node:path";

/** The folder of the migrations that both parties' databases run for the agreement. */
export const AGREEMENT_MIGRATIONS = join(__dirname, "../../migrations");
