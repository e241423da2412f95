import type { RegistrationEntity } from "../registration/registration.entity";

/** 紹介状番号: the office's code, the day, and twelve characters of the referral's id. The database keeps it unique. */
export function letterNumber(
  { number }: Pick<RegistrationEntity, "number">,
  issuedOn: string,
  referralId: string,
): string {
  const office = number?.slice(0, 5) ?? "";
  const serial = referralId.replaceAll("-", "").slice(0, 12);
  return `${office}-${issuedOn.replaceAll("-", "")}-${serial}`;
}
