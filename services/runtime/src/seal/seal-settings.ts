import { z } from "zod";
import { isAddress } from "./peer-keys";

/** Where a party's own seal keys are, and where the other party's public ones are. */
export const sealSettings = {
  SEAL_KEYS_PATH: z.string().optional(),
  PEER_SEAL_KEYS: z.string().optional(),
};

const ADVICE = {
  SEAL_KEYS_PATH: "name the file of the party's own seal keys, a JWK set of private P-256 keys",
  PEER_SEAL_KEYS: "name the file, or the https address, of the other party's public seal keys",
} as const;

/** The settings that production lacks: without them nobody could verify a party's receipts. */
export function missingSealSettings(settings: Partial<Record<keyof typeof ADVICE, string | undefined>>) {
  const names = Object.keys(ADVICE) as (keyof typeof ADVICE)[];
  return names.flatMap((name) => {
    const given = settings[name];
    const isPlain = name === "PEER_SEAL_KEYS" && given !== undefined && isAddress(given) && given.startsWith("http:");
    // guard: production-is-not-served-others-keys-over
    return given === undefined || isPlain ? [{ name, message: ADVICE[name] }] : [];
  });
}
