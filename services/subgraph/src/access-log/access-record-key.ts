import { randomBytes } from "node:crypto";
import { parseSigningKey, SIGNING_KEY_FORM } from "@aiwork/server/signing/signing-keys";
import { z } from "zod";

/** The secret key that signs the chains of access records; whoever verifies them needs it too. */
export interface AccessRecordKey {
  readonly id: string;
  readonly secret: string;
}

/** `ACCESS_RECORD_KEY`. It is secret, so no error message repeats any part of it. */
export const accessRecordKeySetting = z
  .string()
  .transform((text, context): AccessRecordKey => {
    const key = parseSigningKey(text.trim());
    if (!key) context.addIssue({ code: "custom", message: `give ${SIGNING_KEY_FORM}` });
    return key ?? { id: "", secret: "" };
  })
  .optional()
  .meta({ description: "`id:secret` that signs the chains of access records, and seals cursors", secret: true });

/** The keys that signed a party's access records over time. */
export const accessRecordKeysSetting = z
  .string()
  .transform((text, context): readonly AccessRecordKey[] => {
    const keys = text.trim().split(/\s+/).map(parseSigningKey);
    const known = keys.filter((key) => key !== undefined);
    if (known.length < keys.length)
      context.addIssue({ code: "custom", message: `give one or more, separated by a space, of ${SIGNING_KEY_FORM}` });
    return known;
  })
  .optional()
  .meta({ description: "one or more `id:secret` that signed the party's access records", secret: true });

/** A key for a trial run: nobody can later verify the records that it signs. */
export function ephemeralAccessRecordKey(): AccessRecordKey {
  return { id: "passing", secret: randomBytes(32).toString("base64url") };
}
