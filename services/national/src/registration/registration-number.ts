import type { EntityManager } from "typeorm";
import { officeCodeOf } from "./office-codes";

/** 求職番号: the office's five digits, a hyphen, and eight unique digits. @throws UNKNOWN_OFFICE */
export async function nextRegistrationNumber(db: EntityManager, office: string): Promise<string> {
  const code = officeCodeOf(office);
  const [{ next }]: [{ next: number }] = await db.query("select nextval('registration_number')::int as next");
  return `${code}-${next}`;
}
