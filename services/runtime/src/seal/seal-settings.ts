import { z } from "zod";
import { isAddress } from "./peer-keys";

/** Where a party's own sealing keys are, and where the other's public ones. */
export const sealSettings = {
  SEAL_KEYS_PATH: z.string().optional(),
  PEER_SEAL_KEYS: z.string().optional(),
};

const ADVICE = {
  SEAL_KEYS_PATH: "name the file of the party's own sealing keys, a JWK set of private P-256 keys",
  PEER_SEAL_KEYS: "name the file, or the https address, of the other party's public sealing keys",
} as const;

/** What production lacks: without them nobody could verify what a party approves. */
export function missingSealSettings(settings: Partial<Record<keyof typeof ADVICE, string | undefined>>) {
  const names = Object.keys(ADVICE) as (keyof typeof ADVICE)[];
  return names.flatMap((name) => {
    const given = settings[name];
    const isPlain = name === "PEER_SEAL_KEYS" && given !== undefined && isAddress(given) && given.startsWith("http:");
    return given === undefined || isPlain ? [{ name, message: ADVICE[name] }] : [];
  });
}
