import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { readContract } from "./read-contract";

const folder = mkdtempSync(join(tmpdir(), "aiwork-contract-"));
beforeAll(() => {
  for (const part of ["agreement", "city/agreement", "city/career-counseling", "national"])
    mkdirSync(join(folder, part), { recursive: true });
  writeFileSync(join(folder, "agreement", "articles.json"), `[{ "clause": "AGREEMENT", "party": null }]`);
  writeFileSync(join(folder, "agreement", "roles.json"), `[{ "role": "city.counselor", "party": "CITY" }]`);
  for (const name of ["indicators", "facts"]) writeFileSync(join(folder, "agreement", `${name}.json`), "[]");
  for (const file of ["career-counseling/a.graphql", "agreement/b.graphql", "package.json"])
    writeFileSync(join(folder, "city", file), `"${file}"`);
});
afterAll(() => rmSync(folder, { recursive: true }));

describe("a folder's contract", () => {
  it("consists of its articles and SDL files, named from the repository's root", () => {
    const { articles, roles, agreement, city, national } = readContract(folder);
    expect(articles).toEqual([{ clause: "AGREEMENT", party: null }]);
    expect(roles).toEqual([{ role: "city.counselor", party: "CITY" }]);
    expect([agreement, national]).toEqual([[], []]);
    expect(city).toMatchObject([
      { name: "schema/city/agreement/b.graphql", body: '"agreement/b.graphql"' },
      { name: "schema/city/career-counseling/a.graphql", body: '"career-counseling/a.graphql"' },
    ]);
  });
});
