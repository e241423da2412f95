import { isIP } from "node:net";
import { z } from "zod";

/** The words for a trial run. Whatever else stands there, another spelling or nothing, is production: it fails closed. */
const TRIALS = ["development", "test"] as const;

export type Environment = (typeof TRIALS)[number] | "production";

/** `NODE_ENV` of the servers. */
// guard: anything-but-trial-is-production
export const environmentSetting = z
  .string()
  .optional()
  .transform((word): Environment => TRIALS.find((trial) => trial === word) ?? "production")
  .meta({
    description: "exactly `development` or `test` allow what is only for trial runs; anything else is production",
    shown: "production",
  });

/** `NODE_ENV` of a process that is for trial runs alone. @param advice what to do in production instead */
export function trialSetting(advice: string) {
  return z.enum(TRIALS, advice).meta({ description: "`development` or `test`", shown: "must be given" });
}

/** True for a host's own address, which no other host can reach: RFC 6890, 127.0.0.0/8 and ::1. */
export function isLoopback(host: string): boolean {
  const address = host.replace(/^\[(.+)\]$/, "$1").toLowerCase();
  if (isIP(address) === 4) return address.startsWith("127.");
  return address === "::1" || address === "localhost";
}

/** True for a URL whose content nobody on a network can read or forge: it is https, or this host's own. */
export function isProtectedUrl(url: string): boolean {
  if (!URL.canParse(url)) return false;
  const { protocol, hostname } = new URL(url);
  return protocol === "https:" || isLoopback(hostname);
}

export const PROTECTED_ADVICE = "production sends nothing in the clear to another host: give an https address";
