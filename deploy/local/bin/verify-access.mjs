#!/usr/bin/env node
// Verifies the access records of the running system or of the configured databases.
import { createRequire } from "node:module";

const require = createRequire(import.meta.url);

const USAGE = `npm run access:verify   verifies the access records of both parties, prints every chain and row with a fault, and exits with 1 when there is one
environment: AIWORK_DATA_DIR, where the system runs; else CITY_DATABASE_URL with CITY_ACCESS_RECORD_KEYS, and NATIONAL_… (keys: one or two of id:secret)`;

if (process.argv.includes("--help")) console.log(USAGE);
else {
  try {
    await require("../dist/verify-access.js").verifyAccess(process.env);
  } catch (error) {
    console.error(error.code === "MODULE_NOT_FOUND" ? "It is not built yet: npm run build." : error.message);
    process.exitCode = 1;
  }
}
