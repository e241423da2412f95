import type { EntityManager } from "typeorm";
import { officeNamed } from "../../joint-counter/service-point/hello-work-offices";
import { registrationError } from "./registration.errors";

/** @throws UNKNOWN_OFFICE */
export function officeCode(office: string): string {
  const known = officeNamed(office);
  if (!known) throw registrationError("UNKNOWN_OFFICE").at("office");
  return known.code;
}

/** 求職番号, 求人番号 or 紹介状番号 as it is kept: the hyphen behind the office's five digits, and that behind the day, may be left out. */
export function withHyphens(number: string): string {
  return number.replace(/^(\d{5})(\d{1,8})$/, "$1-$2").replace(/^(\d{5})(\d{8})([\dA-Za-z]{12})$/, "$1-$2-$3");
}

/** 求職番号: the office's five digits, a hyphen, and eight unique digits. @throws UNKNOWN_OFFICE */
export async function nextRegistrationNumber(db: EntityManager, office: string): Promise<string> {
  const code = officeCode(office);
  const [{ next }]: [{ next: number }] = await db.query("select nextval('registration_number')::int as next");
  return `${code}-${next}`;
}
