import type { Desk } from "../database/open-database";

/** Wraps a database and collects the names of the statements that it runs. */
export function watchStatements(database: Desk): { database: Desk; statements: string[] } {
  const statements: string[] = [];
  const read = <Row>(...[statement, values]: Parameters<Desk["read"]>): Promise<Row[]> => {
    statements.push(statement.name);
    return database.read<Row>(statement, values);
  };
  return { database: { ...database, read }, statements };
}
