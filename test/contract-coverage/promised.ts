import { city } from "@aiwork/city/city";
import { national } from "@aiwork/national/national";
import { parseSdl } from "@aiwork/runtime/graphql/read-sdl";
import type { ASTNode, DefinitionNode } from "graphql";
import type { Party } from "../constellation";
import { isServed } from "./served";

/** A member of the contract that a test must execute with success: a field, an argument, an input field or an enum value. */
export interface Member {
  /** A schema coordinate: `Query.localJobs(search:)`. */
  name: string;
  /** The file that declares it. */
  file: string;
  isServed: boolean;
}

const sources = { city: city.sdl, national: national.sdl };

const promised = { city: readPromised("city"), national: readPromised("national") };

/** All members of a party's contract, in the order of its files. */
export function promisedOf(party: Party): readonly Member[] {
  return promised[party];
}

function readPromised(party: Party): Member[] {
  return parseSdl(sources[party]).definitions.flatMap((definition) =>
    namesIn(definition).map((name) => ({ name, file: fileOf(definition), isServed: isServed(party, name) })),
  );
}

function namesIn(definition: DefinitionNode): string[] {
  switch (definition.kind) {
    case "ObjectTypeDefinition":
    case "ObjectTypeExtension":
      return (definition.fields ?? []).flatMap((field) => {
        const member = `${definition.name.value}.${field.name.value}`;
        return [member, ...(field.arguments ?? []).map(({ name }) => `${member}(${name.value}:)`)];
      });
    case "InputObjectTypeDefinition":
      return (definition.fields ?? []).map(({ name }) => `${definition.name.value}.${name.value}`);
    case "EnumTypeDefinition":
      // Used only in the arguments of a directive, which no client passes.
      if (definition.name.value === "AccessRule") return [];
      return (definition.values ?? []).map(({ name }) => `${definition.name.value}.${name.value}`);
    default:
      return [];
  }
}

/** The path from the repository's root: `schema/city/liaison.graphql`. */
function fileOf({ loc }: ASTNode): string {
  return (loc?.source.name ?? "").replace("@aiwork/schema-", "schema/");
}
