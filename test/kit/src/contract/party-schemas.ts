import { city } from "@aiwork/city/city";
import { national } from "@aiwork/national/national";
import { parseSdl } from "@aiwork/server/sdl/read-sdl";
import { buildASTSchema, type GraphQLField, type GraphQLObjectType, type GraphQLSchema, isObjectType } from "graphql";
import type { PartyName } from "../system/start-system";

export const PARTY_NAMES: readonly PartyName[] = ["city", "national"];
export const OTHER_PARTY: Readonly<Record<PartyName, PartyName>> = { city: "national", national: "city" };

const parties = { city, national };
const readSchema = (party: PartyName) => buildASTSchema(parseSdl(parties[party].sdl), { assumeValidSDL: true });

/** Each party's schema, built from its SDL without resolvers. */
export const partySchemas: Readonly<Record<PartyName, GraphQLSchema>> = {
  city: readSchema("city"),
  national: readSchema("national"),
};

/** The object types of a party, in the order of the SDL. */
export function objectTypesOf(party: PartyName): GraphQLObjectType[] {
  return Object.values(partySchemas[party].getTypeMap()).filter(
    (type) => isObjectType(type) && !type.name.startsWith("__"),
  ) as GraphQLObjectType[];
}

export function fieldsOfType(party: PartyName, type: string): Readonly<Record<string, GraphQLField<unknown, unknown>>> {
  const found = partySchemas[party].getType(type);
  return isObjectType(found) ? found.getFields() : {};
}

/** Whether the contract has a field that the party refuses with NOT_SERVED_YET. */
export function isUnserved(party: PartyName, type: string, field: string): boolean {
  const unserved: Readonly<Record<string, readonly string[]>> = parties[party].notServedYet;
  return unserved[type]?.includes(field) ?? false;
}

/** Whether the party resolves this type by its key, through `_entities`. */
export function isResolvable(party: PartyName, type: string): boolean {
  const found = partySchemas[party].getType(type);
  const blocks = isObjectType(found) ? [found.astNode, ...found.extensionASTNodes] : [];
  const keys = blocks.flatMap((block) => block?.directives?.filter(({ name }) => name.value === "key") ?? []);
  const isOff = (key: (typeof keys)[number]) =>
    key.arguments?.some(
      ({ name, value }) => name.value === "resolvable" && value.kind === "BooleanValue" && !value.value,
    );
  return keys.some((key) => !isOff(key));
}
