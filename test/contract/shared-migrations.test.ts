import { readdirSync } from "node:fs";
import { join } from "node:path";
import { city } from "@aiwork/city/city";
import { REPOSITORY_ROOT } from "@aiwork/kit/system/repository-root";
import { national } from "@aiwork/national/national";

const filesOf = (workspace: string) =>
  readdirSync(join(REPOSITORY_ROOT, "services", workspace, "migrations")).map((file) => file.replace(/\.sql$/, ""));
const SHARED = [...filesOf("subgraph"), ...filesOf("agreement")];
const parties = { city, national };
/** A migration's name in the database is its file's without the time, followed by milliseconds. */
const listedBy = (party: keyof typeof parties) =>
  parties[party].migrations.map((Migration) => new Migration().name ?? "");
const nameOf = (file: string) => new RegExp(`^${file.slice(15)}\\d+$`);

describe.each(["city", "national"] as const)("the migrations of %s", (party) => {
  it.each(SHARED)("include the shared migration %s", (file) =>
    expect(listedBy(party)).toContainEqual(expect.stringMatching(nameOf(file))),
  );

  it("include every file of its own folder", () => {
    for (const file of filesOf(party)) expect(listedBy(party)).toContainEqual(expect.stringMatching(nameOf(file)));
  });

  it("have no file that a shared folder has too", () =>
    expect(filesOf(party).filter((file) => SHARED.includes(file))).toEqual([]));
});
