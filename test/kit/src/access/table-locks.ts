import type { LoginClass, RECORDER } from "@aiwork/subgraph/database/caller-databases";
import type { RowSecurityBench } from "./row-security-bench";

/**
 * The modes of LOCK TABLE that hold others up (PostgreSQL documentation, 13.3.1). PostgreSQL grants them to whoever may
 * update all columns of the table, delete from it or truncate it.
 */
const MODES = ["share update exclusive", "share", "share row exclusive", "exclusive", "access exclusive"];

/** The tables that a login can lock against others, each with the mode. */
export async function tableLocksOf(bench: RowSecurityBench, login: LoginClass | typeof RECORDER): Promise<string[]> {
  const query = await bench.login(login);
  const tables = await bench.owner(
    "select relname as name from pg_class where relnamespace = 'public'::regnamespace and relkind = 'r'",
  );
  const granted: string[] = [];
  for (const { name } of tables)
    for (const mode of MODES) {
      await query("begin");
      await query(`lock table ${name} in ${mode} mode`).then(
        () => granted.push(`${name} in ${mode} mode`),
        ({ code }) => expectRefused(code),
      );
      await query("rollback");
    }
  return granted;
}

/** 42501, insufficient_privilege: any other error would hide a lock that is granted. */
function expectRefused(code: string): void {
  if (code !== "42501") throw new Error(`LOCK TABLE failed with ${code}`);
}
