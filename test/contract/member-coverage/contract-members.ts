import { city } from "@aiwork/city/city";
import { isUnserved, partySchemas } from "@aiwork/kit/contract/party-schemas";
import type { PartyName } from "@aiwork/kit/system/start-system";
import { national } from "@aiwork/national/national";
import { parseSdl } from "@aiwork/server/sdl/read-sdl";
import {
  type ASTNode,
  type DefinitionNode,
  type GraphQLNamedType,
  getNamedType,
  isInputObjectType,
  isInterfaceType,
  isObjectType,
} from "graphql";

/** A member of the contract that a test must execute with success: a field, an argument, an input field or an enum value. */
interface ContractMember {
  /** A schema coordinate: `Query.localJobs(search:)`. */
  name: string;
  /** The file that declares it. */
  file: string;
  isServed: boolean;
}

const sources = { city: city.sdl, national: national.sdl };
const resolvers: Readonly<Record<PartyName, object>> = { city: city.resolvers, national: national.resolvers };
const reached = { city: reachedTypes("city"), national: reachedTypes("national") };
const members = { city: readMembers("city"), national: readMembers("national") };

/** All members of a party's contract, in the order of its files. */
export function membersOf(party: PartyName): readonly ContractMember[] {
  return members[party];
}

function readMembers(party: PartyName): ContractMember[] {
  const definitions = parseSdl(sources[party]).definitions.filter((definition) => !isOfErrors(definition));
  return definitions.flatMap((definition) =>
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

/** The errors of an act are written from the catalogues: a test executes each code, but not with every act. */
function isOfErrors(definition: DefinitionNode): boolean {
  // guard: codes-are-executed-once-for-all-acts
  return fileOf(definition).endsWith(".errors.graphql");
}

/** The path from the repository's root: `schema/city/programs-and-liaison/liaison.graphql`. */
function fileOf({ loc }: ASTNode): string {
  return (loc?.source.name ?? "").replace("@aiwork/schema-", "schema/");
}

/** Whether a member of the contract is served: the party does not list it as not served yet, and a served field leads to its type. */
function isServed(party: PartyName, member: string): boolean {
  const [type = "", field = ""] = member.split(/[.(]/);
  return reached[party].has(type) && !isUnserved(party, type, field);
}

/** Types that can be reached from the roots, or by a key from the other party. */
function reachedTypes(party: PartyName): ReadonlySet<string> {
  const found = new Set<string>();
  const follow = (type: GraphQLNamedType | null | undefined) => {
    if (!type || found.has(type.name)) return;
    found.add(type.name);
    for (const next of typesReachedFrom(party, type)) follow(next);
  };
  follow(partySchemas[party].getQueryType());
  follow(partySchemas[party].getMutationType());
  for (const [type, fields] of Object.entries(resolvers[party]))
    if (Object.hasOwn(fields, "__resolveReference")) follow(partySchemas[party].getType(type));
  return found;
}

function typesReachedFrom(party: PartyName, type: GraphQLNamedType): GraphQLNamedType[] {
  if (isInterfaceType(type)) return [...partySchemas[party].getPossibleTypes(type)];
  if (isInputObjectType(type)) return Object.values(type.getFields()).map((field) => getNamedType(field.type));
  if (!isObjectType(type)) return [];
  return Object.values(type.getFields())
    .filter(({ name }) => !isUnserved(party, type.name, name))
    .flatMap((field) => [field, ...field.args].map((one) => getNamedType(one.type)));
}
