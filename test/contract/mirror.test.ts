import { existsSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { city } from "@aiwork/city/city";
import { national } from "@aiwork/national/national";
import { parseSdl } from "@aiwork/server/sdl/read-sdl";
import { type ObjectTypeExtensionNode, parse } from "graphql";

const ROOT = join(__dirname, "../..");

const filesOf = (folder: string) => readdirSync(folder).filter((file) => file.endsWith(".graphql"));
const foldersOf = (folder: string) =>
  readdirSync(folder, { withFileTypes: true }).flatMap((entry) => (entry.isDirectory() ? [entry.name] : []));
const conceptsOf = (source: string) =>
  foldersOf(source).filter((folder) =>
    readdirSync(join(source, folder)).some((file) => file.endsWith(".resolvers.ts")),
  );

describe.each([
  ["city", city],
  ["national", national],
])("the contract of %s", (name, party) => {
  const schema = join(ROOT, "schema", name);
  const source = join(ROOT, "services", name, "src");

  it("has a file for every concept that the service resolves", () => {
    for (const concept of conceptsOf(source)) expect(filesOf(schema)).toContain(`${concept}.graphql`);
  });

  it("is resolved in a folder of the same concept, or listed as not served yet", () => {
    const unserved = new Set(
      Object.entries(party.notServedYet).flatMap(([type, fields]) => fields.map((field) => `${type}.${field}`)),
    );
    const roots = new Set(["Query", "Mutation", "Seeker", "CitySupport", "NationalSupport"]);
    for (const { body, name: file } of party.sdl.filter((sdl) => sdl.name.includes(`schema-${name}/`))) {
      const concept = file.split("/").at(-1)?.replace(".graphql", "") ?? "";
      const members = parse(body).definitions.flatMap((node) => {
        const { name: type, fields = [], kind } = node as ObjectTypeExtensionNode;
        return kind === "ObjectTypeExtension" && roots.has(type.value)
          ? fields.map((field) => `${type.value}.${field.name.value}`)
          : [];
      });
      const served = members.filter((member) => !unserved.has(member));
      if (served.length > 0) expect([file, existsSync(join(source, concept))]).toEqual([file, true]);
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
