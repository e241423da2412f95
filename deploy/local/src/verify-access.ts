import type { Misfit } from "@aiwork/runtime/access-record/verify-chain";
import { verifyRecords } from "@aiwork/runtime/access-record/verify-records";
import { openDatabase } from "@aiwork/runtime/database/open-database";
import { findRecords, type Records } from "./find-records";

/** Verifies both parties' access records and prints every fault. The exit code is 1 when there is one, or when they cannot be read. */
export async function verifyAccess(environment: NodeJS.ProcessEnv): Promise<void> {
  try {
    for (const records of findRecords(environment)) await verifyOf(records);
  } catch (error) {
    console.error(sentenceOf(error as Error & { code?: string }));
    process.exitCode = 1;
  }
}

async function verifyOf({ party, url, keys }: Records): Promise<void> {
  const { name, access } = party;
  const database = await openDatabase({ url, pool: "maintenance", applicationName: `${name}-verification` });
  try {
    const tell = ({ chain, place, what }: Misfit) =>
      console.log(`${name}: chain ${chain}${place === null ? "" : `, row ${place}`}: ${what}`);
    const { chains, rows, misfits } = await verifyRecords(database, { party: access.party, keys, tell });
    const looked = `${name}: ${counted(rows, "record")} in ${counted(chains, "chain")}`;
    console.log(misfits === 0 ? `${looked}: all fit.` : `${looked}: ${misfits} do not fit.`);
    if (misfits > 0) process.exitCode = 1;
  } finally {
    await database.close();
  }
}

function counted(count: number, thing: string): string {
  return `${count.toLocaleString("en")} ${thing}${count === 1 ? "" : "s"}`;
}

/** PostgreSQL's own messages may quote a value, so only their code is printed. */
function sentenceOf({ code, message }: { code?: string; message: string }): string {
  return code === undefined ? message : `The records cannot be read: PostgreSQL says ${code}.`;
}
