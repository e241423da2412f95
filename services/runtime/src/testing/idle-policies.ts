import { isDeepStrictEqual } from "node:util";
import type { LoginBench } from "./open-login-bench";

/**
 * The policies that no query of `look` depends on: each policy in turn is made to allow every row, and restored.
 */
export async function idlePolicies(bench: LoginBench, look: (table: string) => Promise<unknown>): Promise<string[]> {
  const policies = await bench.owner(
    `select tablename as table, policyname as policy, qual from pg_policies
     where schemaname = 'public' and cmd in ('SELECT', 'ALL') and qual <> 'true' order by 1, 2`,
  );
  const idle: string[] = [];
  for (const { table, policy, qual } of policies) {
    const before = await look(table);
    await bench.owner(`alter policy ${policy} on ${table} using (true)`);
    if (isDeepStrictEqual(await look(table), before)) idle.push(`${policy} on ${table}`);
    await bench.owner(`alter policy ${policy} on ${table} using (${qual})`);
  }
  return idle;
}
