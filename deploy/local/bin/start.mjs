#!/usr/bin/env node
// Compiles what is not compiled yet, then starts everything. Plain JavaScript, because it runs before anything is compiled.
import { createRequire } from "node:module";
import { makeRunnable } from "./build.mjs";

const require = createRequire(import.meta.url);

if (process.argv.includes("--help")) {
  const usage = "npm start -- [--data demo|seed] [--json]   (environment: PORT, AIWORK_DATA_DIR, AIWORK_TODAY)";
  console.log(usage);
  process.exit(0);
}
try {
  const begun = performance.now();
  await makeRunnable();
  console.error(`${((performance.now() - begun) / 1000).toFixed(1).padStart(6)} s  compiled`);
} catch (error) {
  console.error(error.message);
  process.exit(1);
}
require("../dist/main.js");
