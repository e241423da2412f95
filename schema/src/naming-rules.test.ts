import { spawnSync } from "node:child_process";
import { join } from "node:path";
import { CONTRACT_FOLDER } from "./read-contract";

const ESLINT = join(require.resolve("eslint/package.json"), "../bin/eslint.js");

/** What eslint says of the names in a text that stands in the city's part; in a process of its own, because its configuration is ESM. */
function lint(text: string, folder = CONTRACT_FOLDER): string[] {
  const file = join(CONTRACT_FOLDER, "city/agreement/more.graphql");
  const words = [ESLINT, "--stdin", "--stdin-filename", file, "--format", "json"];
  const { stdout, stderr } = spawnSync(process.execPath, words, { cwd: folder, input: text, encoding: "utf8" });
  expect(stderr).toBe("");
  const [{ messages }]: [{ messages: { ruleId: string; message: string }[] }] = JSON.parse(stdout);
  const ofNames = messages.filter(({ ruleId }) => ruleId === "@graphql-eslint/naming-convention");
  return [...new Set(ofNames.map(({ message }) => message))];
}

describe("the naming rules", () => {
  it("allow a verb that only begins like a forbidden one", () => {
    const text = `extend type Mutation { "Settles." settleTerms(input: OpenLiaisonInput!): OpenLiaisonPayload! }
      extend type Query { "Listings." listings: Liaison }`;
    expect(lint(text)).toEqual([]);
  });

  it.each([
    ["schema", CONTRACT_FOLDER],
    ["the root", join(CONTRACT_FOLDER, "..")],
  ])("refuse a bad name, run from %s", (_, folder) => {
    const act = (name: string) => `"It does." ${name}(input: OpenLiaisonInput!): OpenLiaisonPayload!`;
    const text = `extend type Mutation { ${act("setWage")} ${act("createJob")} ${act("close_job")} }
        extend type Query { "It gives." getJob: Liaison }
        "Which." enum bad_kind { "A value." lowerCase }`;
    expect(lint(text, folder)).toEqual([
      expect.stringMatching(/"setWage"/),
      expect.stringMatching(/"createJob"/),
      expect.stringMatching(/"close_job"/),
      expect.stringMatching(/"getJob"/),
      expect.stringMatching(/"bad_kind"/),
      expect.stringMatching(/"lowerCase"/),
    ]);
  });
});
