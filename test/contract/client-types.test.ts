import { execFile } from "node:child_process";
import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";
import { REPOSITORY_ROOT } from "@aiwork/kit/system/repository-root";

const CODEGEN = join(REPOSITORY_ROOT, "node_modules", ".bin", "graphql-codegen");

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "aiwork-client-types-"));
});
afterAll(() => rm(folder, { recursive: true }));

/** Generates types as a client would, from the API schema alone. */
async function generateTypes(scalars: Record<string, string>): Promise<string> {
  const types = join(folder, "api.ts");
  const config = join(folder, "codegen.json");
  const schema = join(REPOSITORY_ROOT, "schema", "api.graphql");
  const generates = { [types]: { plugins: ["typescript"], config: { strictScalars: true, scalars } } };
  await writeFile(config, JSON.stringify({ schema, generates }));
  await promisify(execFile)(process.execPath, [CODEGEN, "--config", config], { cwd: REPOSITORY_ROOT });
  return readFile(types, "utf8");
}

describe("a client's types", () => {
  it("are generated from the API schema with the scalar map of docs/clients.md and strictScalars", async () => {
    const guide = await readFile(join(REPOSITORY_ROOT, "docs", "clients.md"), "utf8");
    const [, map = "{}"] = /`"scalars": (\{.*?\})`/.exec(guide) ?? [];
    const types = await generateTypes(JSON.parse(map));
    expect(types).toMatch(/export type JobOrder = \{/);
    expect(types).toMatch(/Date: \{ input: string; output: string; \}/);
    expect(types).not.toMatch(/\bany\b.*\}$/m);
  });

  it("are refused when a scalar has no type", async () => {
    await expect(generateTypes({ Date: "string", DateTime: "string" })).rejects.toMatchObject({
      code: 1,
    });
  });
});
