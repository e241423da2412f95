import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { REPOSITORY_ROOT } from "@aiwork/kit/system/repository-root";
import { startTestSystem } from "@aiwork/kit/system/start-system";
import { WITHOUT_BUDGETS } from "@aiwork/kit/system/without-budgets";
import { arrangeEverything } from "./arrange-everything";
import { observe } from "./observe";
import { writeTable } from "./write-table";

/** `npm run access:table`: writes the observed matrix, so that a reviewer can read the difference. */
async function writeMatrix(): Promise<void> {
  await using system = await startTestSystem("seed", { AIWORK_TODAY: "2013-10-31", ...WITHOUT_BUDGETS });
  const { rows } = await observe(system, await arrangeEverything(system));
  const file = join(REPOSITORY_ROOT, "test/access/matrix.txt");
  writeFileSync(file, writeTable(rows));
  console.log(`${rows.length} fields by path written to ${file}. Review the difference before you commit it.`);
}

void writeMatrix();
