import { execFileSync } from "node:child_process";
import { cpSync, existsSync, mkdirSync, readFileSync, utimesSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { Scratch } from "@aiwork/kit/postgres/scratch";
import { REPOSITORY_ROOT } from "@aiwork/kit/system/repository-root";

const COMPILE = pathToFileURL(join(REPOSITORY_ROOT, "deploy/local/bin/compile.mjs")).href;

/** Two workspaces, of which `one` depends on `two`. */
describe("what npm start compiles", () => {
  const scratch = new Scratch();
  let root: string;

  beforeAll(() => {
    root = scratch.directory();
    cpSync(join(REPOSITORY_ROOT, ".swcrc"), join(root, ".swcrc"));
    write("package.json", JSON.stringify({ workspaces: ["one", "two"] }));
    write("one/package.json", JSON.stringify({ name: "@x/one", dependencies: { "@x/two": "*", typeorm: "*" } }));
    write("two/package.json", JSON.stringify({ name: "@x/two" }));
    write("one/src/kept/main.ts", 'export const load = (): Promise<unknown> => import("node:fs");\n');
    write("one/src/kept/main.test.ts", "export const tested = 1;\n");
    write("two/src/part.ts", "export const part: number = 1;\n");
    compile();
  });
  afterAll(() => scratch.dispose());

  it("is a workspace with what it depends on, without its tests", () => {
    expect(existsSync(join(root, "one/dist/kept/main.js"))).toBe(true);
    expect(read("two/dist/part.js")).toMatch(/part = 1;[\s\S]*\/\/# sourceMappingURL=part\.js\.map/);
    expect(existsSync(join(root, "one/dist/kept/main.test.js"))).toBe(false);
  });

  it("imports what is no CommonJS", () => {
    expect(read("one/dist/kept/main.js")).toContain('import("node:fs")');
  });

  it("is what is newer than what was compiled from it", () => {
    for (const path of ["one/dist/kept/main.js", "two/dist/part.js"]) write(path, "// compiled before\n");
    const later = new Date(Date.now() + 10_000);
    utimesSync(join(root, "two/src/part.ts"), later, later);
    compile();
    expect(read("two/dist/part.js")).toContain("part = 1");
    expect(read("one/dist/kept/main.js")).toBe("// compiled before\n");
  });

  it("is nothing where a source has a fault, which is told", () => {
    write("two/src/faulty.ts", "export const = 1;\n");
    expect(() => compile()).toThrow(/faulty\.ts/);
    expect(existsSync(join(root, "two/dist/faulty.js"))).toBe(false);
  });

  const read = (path: string) => readFileSync(join(root, path), "utf8");
  function write(path: string, text: string): void {
    mkdirSync(join(root, path, ".."), { recursive: true });
    writeFileSync(join(root, path), text);
  }
  function compile(): void {
    const program = `import { compile } from "${COMPILE}"; await compile(process.argv[1], "@x/one");`;
    execFileSync(process.execPath, ["--input-type=module", "--eval", program, root], {
      encoding: "utf8",
      stdio: "pipe",
    });
  }
});
