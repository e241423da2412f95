import type { EntityManager } from "typeorm";
import { registrationError } from "./registration.errors";

/** 公共職業安定所: the five digits that begin its registration numbers, and its names. */
const OFFICES = [
  { code: "01010", names: ["札幌公共職業安定所", "ハローワーク札幌"] },
  { code: "01020", names: ["札幌東公共職業安定所", "ハローワーク札幌東"] },
] as const;

/** @throws UNKNOWN_OFFICE */
export function officeCode(office: string): string {
  const known = OFFICES.find(({ names }) => names.some((name) => name === office));
  if (!known) throw registrationError("UNKNOWN_OFFICE").at("office");
  return known.code;
}

/** 求職番号: the office's five digits, a hyphen, and eight unique digits. @throws UNKNOWN_OFFICE */
export async function nextRegistrationNumber(db: EntityManager, office: string): Promise<string> {
  const code = officeCode(office);
  const [{ next }]: [{ next: number }] = await db.query("select nextval('registration_number')::int as next");
  return `${code}-${next}`;
}
