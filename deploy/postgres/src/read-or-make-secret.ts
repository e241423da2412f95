import { randomBytes } from "node:crypto";
import { closeSync, fsyncSync, linkSync, openSync, readFileSync, rmSync, writeSync } from "node:fs";
import { errorCode } from "./errors";

/**
 * Reads the secret in `file`, or creates it: 192 random bits as base64url, mode 0600.
 * Processes that call it at the same time get the same secret. The directory must exist.
 * @throws errors of the file system, and an Error when the file is empty
 */
export function readOrMakeSecret(file: string): string {
  return readSecret(file) ?? makeSecret(file);
}

/** The secret in `file`, or undefined when there is no such file. */
export function readSecret(file: string): string | undefined {
  try {
    const secret = readFileSync(file, "utf8").trim();
    if (secret === "") throw new Error(`The secret file ${file} is empty. Restore it, or remove it.`);
    return secret;
  } catch (error) {
    if (errorCode(error) === "ENOENT") return undefined;
    throw error;
  }
}

function makeSecret(file: string): string {
  const draft = `${file}.${process.pid}-${randomBytes(6).toString("hex")}`;
  try {
    const fd = openSync(draft, "wx", 0o600);
    writeSync(fd, `${randomBytes(24).toString("base64url")}\n`);
    fsyncSync(fd);
    closeSync(fd);
    // A hard link appears complete and never replaces a file: the first process wins, the others read its secret.
    linkSync(draft, file);
  } catch (error) {
    if (errorCode(error) !== "EEXIST") throw error;
  } finally {
    rmSync(draft, { force: true });
  }
  return readFileSync(file, "utf8").trim();
}
