#!/usr/bin/env node
// Builds and starts everything like start.mjs, then rebuilds and restarts what a change of the sources concerns.
import { createRequire } from "node:module";
import { build } from "./build.mjs";

const require = createRequire(import.meta.url);

if (process.argv.includes("--help")) {
  console.log("npm run dev -- [--data demo|seed]   starts the system, watches the sources, rebuilds and restarts");
  process.exit(0);
}
try {
  await build();
} catch (error) {
  console.error(error.message);
  process.exit(1);
}
require("../dist/dev/main.js");
