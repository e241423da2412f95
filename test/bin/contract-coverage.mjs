// Lists the members of the contract that no test has executed. Exits with 1 if there are any.
import { spawnSync } from "node:child_process";
import { existsSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { recordFolder, reportRecord } from "./contract-record.mjs";

const USAGE = `npm run coverage:contract                runs all tests, and lists the members of the contract that none has executed
npm run coverage:contract -- --recorded  uses the record of the last \`npm test\`

--side city|national  one party alone
--json                as JSON on standard output`;

const args = process.argv.slice(2).filter((arg) => arg !== "--recorded");
if (args.includes("--help")) console.log(USAGE);
else if (process.argv.includes("--recorded") && !existsSync(recordFolder)) {
  console.error("There is no record yet. Run npm test first.");
  process.exitCode = 1;
} else {
  const here = dirname(fileURLToPath(import.meta.url));
  // Only the list goes to standard output.
  const stdio = ["ignore", 2, 2];
  if (!process.argv.includes("--recorded")) spawnSync(process.execPath, [join(here, "run-tests.mjs")], { stdio });
  process.exitCode = reportRecord(...args) ? 0 : 1;
}
