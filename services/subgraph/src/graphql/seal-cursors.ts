import { createCipheriv, createDecipheriv, createHmac, hkdfSync, randomBytes } from "node:crypto";
import { platformError } from "@aiwork/server/errors/platform.errors";
import { defaultFieldResolver, type GraphQLField, type GraphQLSchema, isObjectType } from "graphql";

const IV_LENGTH = 12;
const TAG_LENGTH = 16;

/** Encrypts the cursors that leave a party, and opens those that come back. */
export interface CursorSealer {
  seal(cursor: string): string;
  /** @throws WRONG_CURSOR for a cursor that no process with the same secret has sealed */
  open(sealed: string): string;
}

/**
 * A cursor holds the day and the id of a row. It is sealed with AES-256-GCM (NIST SP 800-38D); the IV is derived from the
 * text, so that a place in a list has one cursor.
 * @param secret the same for all replicas; without one, a cursor ends with its process
 */
export function createCursorSealer(secret: string = randomBytes(32).toString("base64url")): CursorSealer {
  const derive = (use: string) => Buffer.from(hkdfSync("sha256", secret, "", `aiwork cursor ${use}`, 32));
  const [key, ivKey] = [derive("key"), derive("iv")];
  return {
    seal(cursor) {
      const iv = createHmac("sha256", ivKey).update(cursor).digest().subarray(0, IV_LENGTH);
      const cipher = createCipheriv("aes-256-gcm", key, iv);
      const text = Buffer.concat([cipher.update(cursor, "utf8"), cipher.final()]);
      return Buffer.concat([iv, cipher.getAuthTag(), text]).toString("base64url");
    },
    open(sealed) {
      const bytes = Buffer.from(sealed, "base64url");
      try {
        const decipher = createDecipheriv("aes-256-gcm", key, bytes.subarray(0, IV_LENGTH), {
          authTagLength: TAG_LENGTH,
        });
        // guard: forged-cursor-is-refused
        decipher.setAuthTag(bytes.subarray(IV_LENGTH, IV_LENGTH + TAG_LENGTH));
        const text = decipher.update(bytes.subarray(IV_LENGTH + TAG_LENGTH));
        return Buffer.concat([text, decipher.final()]).toString("utf8");
      } catch {
        throw platformError("WRONG_CURSOR");
      }
    },
  };
}

type Field = GraphQLField<unknown, unknown>;

/** Puts the sealer where cursors leave a schema (`cursor`, `startCursor`, `endCursor`) and come in (`after`, `before`). */
export function sealCursors(schema: GraphQLSchema, sealer: CursorSealer): void {
  for (const type of Object.values(schema.getTypeMap()))
    if (isObjectType(type))
      for (const field of Object.values(type.getFields())) {
        // guard: cursors-leave-sealed
        if (isCursor(type.name, field.name)) sealField(field, sealer);
        // guard: cursors-come-in-sealed
        if (field.args.some(({ name }) => name === "after")) openArguments(field, sealer);
      }
}

function isCursor(type: string, field: string): boolean {
  return type === "PageInfo" ? field.endsWith("Cursor") : type.endsWith("Edge") && field === "cursor";
}

function sealField(field: Field, sealer: CursorSealer): void {
  const { resolve = defaultFieldResolver } = field;
  field.resolve = async (row, given, context, info) => {
    const cursor: unknown = await resolve(row, given, context, info);
    return typeof cursor === "string" ? sealer.seal(cursor) : cursor;
  };
}

function openArguments(field: Field, sealer: CursorSealer): void {
  const { resolve = defaultFieldResolver } = field;
  field.resolve = (row, given, context, info) => {
    const opened = (["after", "before"] as const).flatMap((name) =>
      typeof given[name] === "string" ? [[name, sealer.open(given[name])]] : [],
    );
    return resolve(row, { ...given, ...Object.fromEntries(opened) }, context, info);
  };
}
