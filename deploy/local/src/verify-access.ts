import { verifyAccessRecords } from "@aiwork/subgraph/access-log/verify-access-records";
import type { Mismatch } from "@aiwork/subgraph/access-log/verify-chain";
import { connectDatabase } from "@aiwork/subgraph/database/connect-database";
import { type AccessRecordSource, findAccessRecords } from "./find-records";

/** Verifies both parties' access records and prints every fault. The exit code is 1 when there is one, or when they cannot be read. */
export async function verifyAccess(environment: NodeJS.ProcessEnv): Promise<void> {
  try {
    for (const records of findAccessRecords(environment)) await verifyParty(records);
  } catch (error) {
    console.error(readableError(error as Error & { code?: string }));
    process.exitCode = 1;
  }
}

async function verifyParty({ party, url, keys }: AccessRecordSource): Promise<void> {
  const { name, access } = party;
  const database = await connectDatabase({ url, pool: "maintenance", applicationName: `${name}-verification` });
  try {
    const report = ({ chain, place, what }: Mismatch) =>
      console.log(`${name}: chain ${chain}${place === null ? "" : `, row ${place}`}: ${what}`);
    const { chains, rows, mismatches } = await verifyAccessRecords(database, { party: access.party, keys, report });
    const looked = `${name}: ${counted(rows, "record")} in ${counted(chains, "chain")}`;
    console.log(mismatches === 0 ? `${looked}: all fit.` : `${looked}: ${mismatches} do not fit.`);
    if (mismatches > 0) process.exitCode = 1;
  } finally {
    await database.close();
  }
}

function counted(count: number, thing: string): string {
  return `${count.toLocaleString("en")} ${thing}${count === 1 ? "" : "s"}`;
}

/** PostgreSQL's own messages may quote a value, so only their code is printed. */
function readableError({ code, message }: { code?: string; message: string }): string {
  return code === undefined ? message : `The records cannot be read: PostgreSQL says ${code}.`;
}
