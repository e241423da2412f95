import { join } from "node:path";

/** Both src and dist are four folders below it. */
export const REPOSITORY_ROOT = join(__dirname, "../../../..");
