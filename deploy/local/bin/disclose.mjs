#!/usr/bin/env node
// Prints the personal data that both parties hold of a person, from the running system or the configured databases.
import { createRequire } from "node:module";

const require = createRequire(import.meta.url);

const USAGE = `npm run --silent disclosure -- --seeker ID   prints everything that each party holds of this person, as JSON on standard output

A disclosure officer reviews the columns under "review" before anything is handed out. The reading is recorded.
environment: AIWORK_DATA_DIR, where the system runs; else CITY_DATABASE_URL with CITY_ACCESS_RECORD_KEYS, and NATIONAL_…`;

if (process.argv.includes("--help")) console.log(USAGE);
else {
  try {
    await require("../dist/disclosure/disclose.js").disclose(process.argv.slice(2), process.env);
  } catch (error) {
    console.error(error.code === "MODULE_NOT_FOUND" ? "It is not built yet: npm run build." : error.message);
    process.exitCode = 1;
  }
}
