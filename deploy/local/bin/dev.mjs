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
  console.error("Building.");
  const begun = performance.now();
  await build();
  console.error(`${((performance.now() - begun) / 1000).toFixed(1).padStart(6)} s  built`);
} catch (error) {
  console.error(error.message);
  process.exit(1);
}
require("../dist/dev/main.js");
