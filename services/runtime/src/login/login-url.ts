import type { CallerParty } from "../identity/caller";
import { LOGIN_CLASSES, type LoginClass } from "./login-class";

const prefixOf = (party: CallerParty) => party.toLowerCase();

/** The logins of a party's database, without its owner: one for each login class, and one that writes access records. */
export function loginsOf(party: CallerParty): string[] {
  return [...LOGIN_CLASSES, RECORDER].map((loginClass) => `${prefixOf(party)}_${loginClass}`);
}

/** The login that adds access records, and reads nothing else. */
export const RECORDER = "recorder";

/** The address of the same database for one of its logins. A user in the query is removed, since it would override the one before the host. */
export function loginUrl(
  url: string,
  party: CallerParty,
  login: LoginClass | typeof RECORDER,
  password: string,
): string {
  const address = new URL(url);
  address.username = `${prefixOf(party)}_${login}`;
  address.password = encodeURIComponent(password);
  // guard: name-in-query-of-address
  for (const own of ["user", "password"]) address.searchParams.delete(own);
  return address.href;
}
