import { execFile } from "node:child_process";
import { readdirSync, statSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { promisify } from "node:util";
import { Scratch } from "@aiwork/kit/postgres/scratch";
import { transformFileSync } from "@swc/core";
import { readOrMakeSecret } from "./read-or-make-secret";

jest.setTimeout(30_000);

describe("a secret file", () => {
  const scratch = new Scratch();
  afterEach(() => scratch.dispose());

  it("is created once, readable by its user alone, and read afterwards", () => {
    const file = join(scratch.directory(), "secret");
    const secret = readOrMakeSecret(file);

    expect(secret).toMatch(/^[\w-]{32}$/);
    expect(readOrMakeSecret(file)).toBe(secret);
    expect(statSync(file).mode & 0o777).toBe(0o600);
  });

  it("gives the same secret to processes that create it at once, and leaves no draft", async () => {
    const code = scratch.directory();
    for (const name of ["read-or-make-secret", "errors"]) {
      const options = {
        jsc: { parser: { syntax: "typescript" }, target: "es2022" },
        module: { type: "commonjs" },
      } as const;
      writeFileSync(join(code, `${name}.js`), transformFileSync(join(__dirname, `${name}.ts`), options).code);
    }
    const kept = scratch.directory();
    const script = "console.log(require(process.argv[1]).readOrMakeSecret(process.argv[2]))";
    const secrets = await Promise.all(
      Array.from({ length: 6 }, async () => {
        const args = ["-e", script, join(code, "read-or-make-secret.js"), join(kept, "secret")];
        return (await promisify(execFile)(process.execPath, args)).stdout;
      }),
    );

    expect(new Set(secrets).size).toBe(1);
    expect(readdirSync(kept)).toEqual(["secret"]);
  });

  it("is refused when it is empty", () => {
    const file = join(scratch.directory(), "secret");
    writeFileSync(file, "");

    expect(() => readOrMakeSecret(file)).toThrow(/is empty/);
  });
});
