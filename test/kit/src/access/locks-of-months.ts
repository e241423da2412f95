import type { LoginClass } from "@aiwork/subgraph/database/caller-databases";
import { IDENTIFY_STATEMENT } from "@aiwork/subgraph/database/identified-query";
import type { RowSecurityBench } from "./row-security-bench";
import type { CallerClaims } from "./test-caller";

/** Of how many months the caller's open transaction holds a lock after a statement, or the SQLSTATE of its error. */
export async function monthsLockedBy(
  bench: RowSecurityBench,
  login: LoginClass,
  who: CallerClaims,
  text: string,
): Promise<number | string> {
  const query = await bench.login(login);
  await query("begin");
  try {
    await query(IDENTIFY_STATEMENT.text, [...bench.identity(who)]);
    await query(text);
    const [{ months }] = await bench.owner(
      `select count(*)::int as months from pg_locks where locktype = 'advisory' and classid = hashtext('month')::oid
       and database = (select oid from pg_database where datname = current_database())`,
    );
    return months;
  } catch (error) {
    return (error as { code: string }).code;
  } finally {
    await query("rollback");
  }
}
