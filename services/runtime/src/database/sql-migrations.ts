import { readFileSync } from "node:fs";
import { join } from "node:path";
import type { MigrationInterface, QueryRunner } from "typeorm";

const HALVES = /^-- up\n([\s\S]+)\n-- down\n([\s\S]+)$/;

/**
 * Migrations written in SQL: files named `yyyymmddhhmmss-name.sql` (UTC), with a section `-- up` and a section `-- down`.
 * @throws Error for a file that lacks a section, or a list out of order
 */
export function sqlMigrations(folder: string, names: readonly string[]): (new () => MigrationInterface)[] {
  const unsorted = names.find((name, i) => i > 0 && name <= (names[i - 1] ?? ""));
  if (unsorted) throw new Error(`The migration ${unsorted} is out of order`);
  return names.map((name) => sqlMigration(folder, name));
}

function sqlMigration(folder: string, name: string): new () => MigrationInterface {
  const [, up = "", down = ""] = HALVES.exec(readFileSync(join(folder, `${name}.sql`), "utf8")) ?? [];
  if (up === "" || down === "") throw new Error(`The migration ${name} lacks its section "-- up" or "-- down"`);
  return class implements MigrationInterface {
    /** TypeORM orders migrations by the milliseconds at the end of their names. */
    name = `${name.slice(15)}${millisecondsOf(name)}`;
    up = async (runner: QueryRunner) => void (await runner.query(up));
    down = async (runner: QueryRunner) => void (await runner.query(down));
  };
}

function millisecondsOf(name: string): number {
  const [, ...parts] = /^(\d{4})(\d\d)(\d\d)(\d\d)(\d\d)(\d\d)-/.exec(name) ?? [];
  const [year = 0, month = 0, day = 0, hour = 0, minute = 0, second = 0] = parts.map(Number);
  return Date.UTC(year, month - 1, day, hour, minute, second);
}
