import { openDatabase } from "@aiwork/runtime/database/open-database";

/** In a database of the bench, as the owner of its tables: every row is then anyone's who may connect. */
export async function liftRowSecurity(url: string): Promise<void> {
  const database = await openDatabase({ url, pool: "maintenance", applicationName: "bench" });
  try {
    const tables: { name: string }[] = await database.dataSource.query(
      "select oid::regclass::text as name from pg_class where relkind in ('r', 'p') and (relrowsecurity or relforcerowsecurity)",
    );
    for (const { name } of tables)
      await database.dataSource.query(
        `alter table ${name} disable row level security; alter table ${name} no force row level security`,
      );
  } finally {
    await database.close();
  }
}
