import type { CallerParty } from "../identity/caller";
import { LOGIN_CLASSES, type LoginClass } from "./login-class";

const PREFIXES: Readonly<Record<CallerParty, string>> = { CITY: "city", NATIONAL: "nat" };

/** The logins of a party's database beside its owner: one for each class of callers, and the one that writes records. */
export function loginsOf(party: CallerParty): string[] {
  return [...LOGIN_CLASSES, RECORDER].map((loginClass) => `${PREFIXES[party]}_${loginClass}`);
}

/** Adds access records, and reads nothing else. */
export const RECORDER = "recorder";

/** The address of the same database for one of its logins; a name in its query would go before that of its authority. */
export function loginUrl(
  url: string,
  party: CallerParty,
  login: LoginClass | typeof RECORDER,
  password: string,
): string {
  const address = new URL(url);
  address.username = `${PREFIXES[party]}_${login}`;
  address.password = encodeURIComponent(password);
  for (const own of ["user", "password"]) address.searchParams.delete(own);
  return address.href;
}
