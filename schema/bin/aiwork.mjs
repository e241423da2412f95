#!/usr/bin/env node
import { execFileSync } from "node:child_process";
import { existsSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

const require = createRequire(import.meta.url);
const schema = join(dirname(fileURLToPath(import.meta.url)), "..");
const command = join(schema, "dist", "run-command.js");

// npm links a bin whose target is there at install, so this file is committed and what it runs is built when first asked for.
if (!existsSync(command)) {
  const { bin } = require("typescript/package.json");
  const tsc = join(dirname(require.resolve("typescript/package.json")), bin.tsc);
  execFileSync(process.execPath, [tsc, "-b", schema], { stdio: ["ignore", process.stderr, "inherit"] });
}

const { runCommand } = require(command);
process.exitCode = runCommand(process.argv.slice(2), console.log);
