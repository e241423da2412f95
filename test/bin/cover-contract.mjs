// Lists what of the contract no test has executed. Exit 1 with anything left.
import { spawnSync } from "node:child_process";
import { existsSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { judgeRecord, recordFolder } from "./contract-record.mjs";

const USAGE = `npm run coverage:contract                runs all tests, and lists what of either party's contract none has executed
npm run coverage:contract -- --recorded  by the record that the last \`npm test\` left

--side city|national  one side alone
--json                as JSON on standard output`;

const args = process.argv.slice(2).filter((arg) => arg !== "--recorded");
if (args.includes("--help")) console.log(USAGE);
else if (process.argv.includes("--recorded") && !existsSync(recordFolder)) {
  console.error("There is no record yet: npm test leaves one.");
  process.exitCode = 1;
} else {
  const here = dirname(fileURLToPath(import.meta.url));
  // Standard output is the list's alone.
  const stdio = ["ignore", 2, 2];
  if (!process.argv.includes("--recorded")) spawnSync(process.execPath, [join(here, "run-tests.mjs")], { stdio });
  process.exitCode = judgeRecord(...args) ? 0 : 1;
}
