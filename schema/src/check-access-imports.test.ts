import { type ContractParts, contractOf } from "@aiwork/kit/contract/contract-of";
import { checkAccessImports } from "./check-access";

const link = (imports: string, url = "https://specs.aiwork.example/agreement/v1.0") =>
  `extend schema @link(url: "${url}", import: ${imports})`;
const asItIs = link(`["@clause", { name: "@access" }]`);
const failuresOf = (parts: ContractParts) => checkAccessImports(contractOf(parts));

describe("the import of @access", () => {
  it("passes when the agreement links it once, without alias", () => {
    expect(failuresOf({ agreement: asItIs })).toEqual([]);
    expect(failuresOf({ agreement: link(`[{ name: "@access", as: "@access" }]`) })).toEqual([]);
    expect(failuresOf({ agreement: link(`"@access"`) })).toEqual([]);
  });

  it("is refused with an alias", () => {
    const renamed = link(`["@clause", { name: "@access", as: "@may" }]`);
    expect(failuresOf({ city: renamed, national: asItIs })).toEqual([
      {
        file: "schema/city/agreement/part.graphql",
        member: "@access",
        what: "is imported by city under another name",
        whatToDo: 'Import "@access" as it is.',
      },
    ]);
  });

  it("is refused a second time", () => {
    expect(failuresOf({ agreement: asItIs, national: asItIs })).toEqual([
      {
        file: "schema/national/agreement/part.graphql",
        member: "schema",
        what: "national does not link the agreement's directives exactly once",
        whatToDo: "Link them in schema/agreement/agreement/links.graphql and nowhere else.",
      },
    ]);
  });

  it("is required when nobody links it", () => {
    expect(failuresOf({ city: asItIs }).map(({ file, what }) => [file, what])).toEqual([
      ["schema", "national does not link the agreement's directives exactly once"],
    ]);
  });

  it("is read from a schema's definition as well as from its extension", () => {
    expect(failuresOf({ agreement: asItIs.replace("extend ", "").concat(" { query: Query }") })).toEqual([]);
  });

  it("leaves other specifications' names to their own checks", () => {
    const federation = link(`[{ name: "@key", as: "@id" }]`, "https://specs.apollo.dev/federation/v2.7");
    expect(failuresOf({ agreement: `${asItIs} ${federation}` })).toEqual([]);
  });
});
