import { city } from "@aiwork/city/city";
import { national } from "@aiwork/national/national";
import { parseSdl } from "@aiwork/runtime/graphql/read-sdl";
import { buildASTSchema, type GraphQLField, type GraphQLObjectType, type GraphQLSchema, isObjectType } from "graphql";
import type { Party } from "../constellation";

export const PARTIES: readonly Party[] = ["city", "national"];
export const OTHER: Readonly<Record<Party, Party>> = { city: "national", national: "city" };

const served = { city, national };
const readSchema = (party: Party) => buildASTSchema(parseSdl(served[party].sdl), { assumeValidSDL: true });

/** Each party's schema, built from its SDL without resolvers. */
export const schemas: Readonly<Record<Party, GraphQLSchema>> = {
  city: readSchema("city"),
  national: readSchema("national"),
};

/** The object types of a party, in the order of the SDL. */
export function objectTypesOf(party: Party): GraphQLObjectType[] {
  return Object.values(schemas[party].getTypeMap()).filter(
    (type) => isObjectType(type) && !type.name.startsWith("__"),
  ) as GraphQLObjectType[];
}

export function fieldsOf(party: Party, type: string): Readonly<Record<string, GraphQLField<unknown, unknown>>> {
  const found = schemas[party].getType(type);
  return isObjectType(found) ? found.getFields() : {};
}

/** Whether the contract has a field that the party refuses with NOT_SERVED_YET. */
export function isUnserved(party: Party, type: string, field: string): boolean {
  const unserved: Readonly<Record<string, readonly string[]>> = served[party].notServedYet;
  return unserved[type]?.includes(field) ?? false;
}

/** Whether the party resolves this type by its key, through `_entities`. */
export function isResolvable(party: Party, type: string): boolean {
  const found = schemas[party].getType(type);
  const blocks = isObjectType(found) ? [found.astNode, ...found.extensionASTNodes] : [];
  const keys = blocks.flatMap((block) => block?.directives?.filter(({ name }) => name.value === "key") ?? []);
  const isOff = (key: (typeof keys)[number]) =>
    key.arguments?.some(
      ({ name, value }) => name.value === "resolvable" && value.kind === "BooleanValue" && !value.value,
    );
  return keys.some((key) => !isOff(key));
}
