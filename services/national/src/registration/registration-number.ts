import type { EntityManager } from "typeorm";
import { officeCodeOf } from "./office-codes";

/** 求職番号: five digits of the office, a hyphen and eight digits that nobody else is given. @throws UNKNOWN_OFFICE */
export async function nextRegistrationNumber(db: EntityManager, office: string): Promise<string> {
  const code = officeCodeOf(office);
  const [{ next }]: [{ next: number }] = await db.query("select nextval('registration_number')::int as next");
  return `${code}-${next}`;
}
