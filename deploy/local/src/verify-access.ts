import { findUnfoundedReadings } from "@aiwork/agreement/joint-counter/opened-record/verify-openings";
import { type OpenChain, verifyAccessRecords } from "@aiwork/subgraph/access-log/verify-access-records";
import type { Mismatch } from "@aiwork/subgraph/access-log/verify-chain";
import { connectDatabase } from "@aiwork/subgraph/database/connect-database";
import { type AccessRecordSource, findAccessRecords } from "./find-records";
import { readAnchors, type VerifiedAnchors } from "./read-anchors";

/**
 * Verifies both parties' access records, with the anchors that were kept of them, and prints every fault. The exit code is
 * 1 when there is one, or when they cannot be read. @param anchors a file, or a folder of files
 */
export async function verifyAccess(environment: NodeJS.ProcessEnv, anchors?: string): Promise<void> {
  try {
    const found = findAccessRecords(environment);
    for (const records of found) {
      const other = found.find((source) => source !== records);
      await verifyParty(records, await readAnchors(records, other, environment, anchors));
    }
  } catch (error) {
    console.error(readableError(error as Error & { code?: string }));
    process.exitCode = 1;
  }
}

async function verifyParty(
  { party, url, keys }: AccessRecordSource,
  { anchors, faults }: VerifiedAnchors,
): Promise<void> {
  const { name, access } = party;
  const database = await connectDatabase({ url, pool: "maintenance", applicationName: `${name}-verification` });
  try {
    const print = (line: string) => console.log(`${name}: ${line}`);
    faults.forEach(print);
    const report = ({ chain, place, what }: Mismatch) =>
      print(`chain ${chain}${place === null ? "" : `, row ${place}`}: ${what}`);
    const verification = { party: access.party, keys, report, anchors };
    const { chains, rows, mismatches, open } = await verifyAccessRecords(database, verification);
    const unfounded = await findUnfoundedReadings(database);
    unfounded.forEach(report);
    for (const chain of open) print(describeOpen(chain));
    const looked = `${counted(rows, "record")} in ${counted(chains, "chain")}, ${counted(anchors.length, "anchor")}`;
    const unfit = mismatches + faults.length + unfounded.length;
    print(unfit === 0 ? `${looked}: all fit.` : `${looked}: ${unfit} do not fit.`);
    if (unfit > 0) process.exitCode = 1;
  } finally {
    await database.close();
  }
}

/** Nothing but the database says how such a chain ended. */
function describeOpen({ chain, rows, stated }: OpenChain): string {
  const known = stated === rows ? "all of its rows" : `${stated.toLocaleString("en")} of ${counted(rows, "row")}`;
  return `chain ${chain} was not closed: its process runs or was killed, or its end was removed. A later chain or an anchor states ${known}.`;
}

function counted(count: number, thing: string): string {
  return `${count.toLocaleString("en")} ${thing}${count === 1 ? "" : "s"}`;
}

/** PostgreSQL's own messages may quote a value, so only their code is printed. */
function readableError({ code, message }: { code?: string; message: string }): string {
  return code === undefined ? message : `The records cannot be read: PostgreSQL says ${code}.`;
}
