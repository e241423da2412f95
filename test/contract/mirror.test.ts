import { existsSync, readdirSync } from "node:fs";
import { basename, dirname, join } from "node:path";
import { city } from "@aiwork/city/city";
import { REPOSITORY_ROOT } from "@aiwork/kit/system/repository-root";
import { national } from "@aiwork/national/national";
import { parseSdl } from "@aiwork/server/sdl/read-sdl";
import { type ObjectTypeExtensionNode, parse } from "graphql";

/** Types that every concept extends with its own members. */
const ROOT_TYPES: ReadonlySet<string> = new Set(["Query", "Mutation", "Seeker", "CitySupport", "NationalSupport"]);

/** The resolvers of a party by concept, as `article/concept`; the article's own resolvers may be in the article's folder. */
function conceptsOf(source: string): string[] {
  return readdirSync(source, { recursive: true, encoding: "utf8" })
    .filter((file) => file.endsWith(".resolvers.ts"))
    .map((file) => join(file.split("/")[0] ?? "", basename(file, ".resolvers.ts")));
}

describe.each([
  ["city", city],
  ["national", national],
])("the contract of %s", (name, party) => {
  const schema = join(REPOSITORY_ROOT, "schema", name);
  const source = join(REPOSITORY_ROOT, "services", name, "src");

  it("has a file in the same article for every concept that the service resolves", () => {
    for (const concept of conceptsOf(source))
      expect([concept, existsSync(join(schema, `${concept}.graphql`))]).toEqual([concept, true]);
  });

  it("is resolved in a folder of the same article and concept, or listed as not served yet", () => {
    const unserved = new Set(
      Object.entries(party.notServedYet).flatMap(([type, fields]) => fields.map((field) => `${type}.${field}`)),
    );
    const concepts = new Set(conceptsOf(source));
    for (const { body, name: file } of party.sdl.filter((sdl) => sdl.name.includes(`schema-${name}/`))) {
      const concept = join(basename(dirname(file)), basename(file, ".graphql"));
      const members = parse(body).definitions.flatMap((node) => {
        const { name: type, fields = [], kind } = node as ObjectTypeExtensionNode;
        return kind === "ObjectTypeExtension" && ROOT_TYPES.has(type.value)
          ? fields.map((field) => `${type.value}.${field.name.value}`)
          : [];
      });
      const served = members.filter((member) => !unserved.has(member));
      if (served.length > 0) expect([file, concepts.has(concept)]).toEqual([file, true]);
    }
  });

  it("contains every member that the service lists as not served yet", () => {
    const promised = new Set(
      parseSdl(party.sdl).definitions.flatMap((node) => {
        const { name: type, fields = [] } = node as ObjectTypeExtensionNode;
        return fields.map((field) => `${type?.value}.${field.name.value}`);
      }),
    );
    for (const [type, fields] of Object.entries(party.notServedYet))
      for (const field of fields) expect([...promised]).toContain(`${type}.${field}`);
  });
});
