import { randomBytes } from "node:crypto";
import { z } from "zod";
import { KEY_FORM, parseKey } from "../road/road-keys";

/** What signs the chains of access records; whoever verifies them knows it too. */
export interface AccessRecordKey {
  readonly id: string;
  readonly secret: string;
}

/** `ACCESS_RECORD_KEY`. No fault repeats any of it, for it is secret. */
export const accessRecordKeySetting = z
  .string()
  .transform((text, context): AccessRecordKey => {
    const key = parseKey(text.trim());
    if (!key) context.addIssue({ code: "custom", message: `give ${KEY_FORM}` });
    return key ?? { id: "", secret: "" };
  })
  .optional();

/** The keys that a party's records may have been signed with, one after the other. */
export const accessRecordKeysSetting = z
  .string()
  .transform((text, context): readonly AccessRecordKey[] => {
    const keys = text.trim().split(/\s+/).map(parseKey);
    const known = keys.filter((key) => key !== undefined);
    if (known.length < keys.length)
      context.addIssue({ code: "custom", message: `give one or more, separated by a space, of ${KEY_FORM}` });
    return known;
  })
  .optional();

/** For a trial run: what it signs, nobody can verify later. */
export function passingKey(): AccessRecordKey {
  return { id: "passing", secret: randomBytes(32).toString("base64url") };
}
