import fs, { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { readContract } from "./read-contract";

const folder = mkdtempSync(join(tmpdir(), "aiwork-contract-"));
beforeAll(() => {
  for (const part of ["agreement", "city", "national"]) mkdirSync(join(folder, part));
  writeFileSync(join(folder, "agreement", "articles.json"), `[{ "clause": "AGREEMENT", "party": null }]`);
  writeFileSync(join(folder, "agreement", "roles.json"), `[{ "role": "city.counselor", "party": "CITY" }]`);
  for (const file of ["b.graphql", "a.graphql", "package.json"]) writeFileSync(join(folder, "city", file), `"${file}"`);
});
afterAll(() => rmSync(folder, { recursive: true }));

describe("a folder's contract", () => {
  it("consists of its articles and SDL files, named from the repository's root", () => {
    const { articles, roles, agreement, city, national } = readContract(folder);
    expect(articles).toEqual([{ clause: "AGREEMENT", party: null }]);
    expect(roles).toEqual([{ role: "city.counselor", party: "CITY" }]);
    expect([agreement, national]).toEqual([[], []]);
    expect(city).toMatchObject([
      { name: "schema/city/a.graphql", body: '"a.graphql"' },
      { name: "schema/city/b.graphql", body: '"b.graphql"' },
    ]);
  });

  it("is read in the same order on every machine", () => {
    const listed = jest.spyOn(fs, "readdirSync");
    for (const files of [[], ["b.graphql", "a.graphql"], []]) listed.mockReturnValueOnce(files as never);
    expect(readContract(folder).city.map(({ name }) => name)).toEqual([
      "schema/city/a.graphql",
      "schema/city/b.graphql",
    ]);
    listed.mockRestore();
  });
});
