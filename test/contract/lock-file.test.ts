import { readFileSync } from "node:fs";
import { join } from "node:path";
import { REPOSITORY_ROOT } from "@aiwork/kit/system/repository-root";

const lock: { packages: Record<string, { version?: string; engines?: { node?: string } }> } = JSON.parse(
  readFileSync(join(REPOSITORY_ROOT, "package-lock.json"), "utf8"),
);
const pins: Record<string, Record<string, string>> = JSON.parse(
  readFileSync(join(REPOSITORY_ROOT, "package.json"), "utf8"),
);

/** The first version of each package without a known advisory. */
const floors: Record<string, string> = {
  "@apollo/composition": "2.13.2",
  "@apollo/federation-internals": "2.13.2",
  "@apollo/gateway": "2.13.2",
  "@apollo/query-graphs": "2.13.2",
  "@apollo/query-planner": "2.13.2",
  "@apollo/server": "5.5.0",
  "@apollo/subgraph": "2.13.2",
  graphql: "16.8.1",
  typeorm: "1.1.0",
};

const installed = Object.entries(lock.packages).flatMap(([path, { version = "" }]) => {
  const name = path.split("node_modules/").at(-1) ?? "";
  return path.includes("node_modules/") ? [{ name, version }] : [];
});
const parts = (version: string) => version.split(/[.-]/).map(Number);
const isBelow = (version: string, floor: string) => {
  const [a, b] = [parts(version), parts(floor)];
  const at = [0, 1, 2].find((i) => a[i] !== b[i]);
  return at !== undefined && (a[at] ?? 0) < (b[at] ?? 0);
};

describe("the lock file", () => {
  it.each(Object.entries(floors))("contains no %s below %s", (name, floor) => {
    const versions = installed.filter((one) => one.name === name).map(({ version }) => version);
    expect(versions.length).toBeGreaterThan(0);
    for (const version of versions) expect([version, isBelow(version, floor)]).toEqual([version, false]);
  });

  it("contains one graphql, because two in one process refuse each other's schemas", () => {
    expect(installed.filter(({ name }) => name === "graphql")).toHaveLength(1);
  });

  it("contains exactly the versions that the root package pins", () => {
    for (const group of ["dependencies", "devDependencies", "optionalDependencies"])
      for (const [name, version] of Object.entries(pins[group] ?? {})) {
        expect(version).toMatch(/^\d/);
        expect([name, lock.packages[`node_modules/${name}`]?.version]).toEqual([name, version]);
      }
  });
});
