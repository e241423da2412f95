import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";

/** A file of issuers of its own. */
export async function writeIssuers(document: object): Promise<AsyncDisposable & { path: string }> {
  const folder = await mkdtemp(join(tmpdir(), "aiwork-gateway-"));
  const path = join(folder, "issuers.json");
  await writeFile(path, JSON.stringify(document));
  return { path, [Symbol.asyncDispose]: () => rm(folder, { recursive: true }) };
}
