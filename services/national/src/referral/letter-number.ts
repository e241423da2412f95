import type { RegistrationEntity } from "../registration/registration.entity";

/** 紹介状番号: the office's number, the day, and what sets the letter apart on that day. Unique in the database. */
export function letterNumber(
  { number }: Pick<RegistrationEntity, "number">,
  issuedOn: string,
  referralId: string,
): string {
  const office = number?.slice(0, 5) ?? "";
  const serial = referralId.replaceAll("-", "").slice(0, 12);
  return `${office}-${issuedOn.replaceAll("-", "")}-${serial}`;
}
