import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";

/** Writes an issuers' file to a temporary folder. */
export async function writeIssuers(document: object): Promise<AsyncDisposable & { path: string }> {
  const folder = await mkdtemp(join(tmpdir(), "aiwork-gateway-"));
  const path = join(folder, "issuers.json");
  await writeFile(path, JSON.stringify(document));
  return { path, [Symbol.asyncDispose]: () => rm(folder, { recursive: true }) };
}
