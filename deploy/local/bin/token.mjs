#!/usr/bin/env node
// Prints an access token of the running system, for trial runs. Plain JavaScript, so that it runs without a build.
import { askForToken } from "./ask-for-token.mjs";
import { findRunning } from "./find-running.mjs";
import { readTokenArguments, USAGE } from "./read-token-arguments.mjs";

try {
  const request = readTokenArguments(process.argv.slice(2));
  console.log(request === "help" ? USAGE : await askForToken(findRunning(process.env), request));
} catch (error) {
  console.error(error.message);
  process.exitCode = 1;
}
