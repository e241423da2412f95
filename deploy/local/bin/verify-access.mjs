#!/usr/bin/env node
// Verifies the access records of the running system or of the configured databases.
import { createRequire } from "node:module";
import { parseArgs } from "node:util";

const require = createRequire(import.meta.url);

const USAGE = `npm run access:verify -- [--anchors PATH]   verifies the access records of both parties, prints every chain and row with a fault, and exits with 1 when there is one
--anchors PATH: a file of anchors that was kept elsewhere, or a folder of such files; else those of the running system, and those that each party keeps of the other
environment: AIWORK_DATA_DIR, where the system runs; else CITY_DATABASE_URL with CITY_ACCESS_RECORD_KEYS, and NATIONAL_… (keys: one or two of id:secret), with CITY_SEAL_KEYS and NATIONAL_SEAL_KEYS for anchors`;

if (process.argv.includes("--help")) console.log(USAGE);
else {
  try {
    const { values } = parseArgs({ options: { anchors: { type: "string" } } });
    await require("../dist/verify-access.js").verifyAccess(process.env, values.anchors);
  } catch (error) {
    console.error(error.code === "MODULE_NOT_FOUND" ? "It is not built yet: npm run build." : error.message);
    process.exitCode = 1;
  }
}
