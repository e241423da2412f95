import { platformError } from "@aiwork/server/errors/platform.errors";
import { parseSdl } from "@aiwork/server/sdl/read-sdl";
import { buildSubgraphSchema } from "@apollo/subgraph";
import {
  type DefinitionNode,
  type DirectiveNode,
  type DocumentNode,
  defaultFieldResolver,
  type FieldDefinitionNode,
  type GraphQLSchema,
  isObjectType,
  type Source,
} from "graphql";
import { guardSchema } from "../access/guard-schema";
import type { PartyAccess } from "../access/party-access";
import { type CursorSealer, createCursorSealer, sealCursors } from "./seal-cursors";

type Typed = DefinitionNode & { name: { value: string }; fields?: readonly FieldDefinitionNode[] };

const carries = (directives: readonly DirectiveNode[] | undefined, name: string) =>
  directives?.some((directive) => directive.name.value === name) ?? false;

const isReadable = (definition: DefinitionNode): definition is Typed =>
  /^(ObjectType|InterfaceType)(Definition|Extension)$/.test(definition.kind);

/**
 * The fields that have no clause of the agreement or no access rule, of their own or of their type, as
 * "Type.field lacks @rule". A type's directives apply to the fields of that definition, not to its extensions.
 */
function findFieldsWithoutRule(sdl: DocumentNode): string[] {
  return sdl.definitions
    .filter(isReadable)
    .flatMap((type) =>
      (type.fields ?? []).flatMap((field) =>
        ["clause", "access"]
          .filter((rule) => !carries(field.directives, rule) && !carries(type.directives, rule))
          .map((rule) => `${type.name.value}.${field.name.value} lacks @${rule}`),
      ),
    );
}

type Resolvers =
  NonNullable<Exclude<Parameters<typeof buildSubgraphSchema>[0], unknown[]>> extends infer M
    ? M extends { resolvers?: infer R }
      ? NonNullable<R>
      : never
    : never;

export interface SubgraphModule {
  sdl: readonly Source[];
  resolvers: object;
  /** By type, the fields of the contract that this build does not serve yet: they answer NOT_SERVED_YET. */
  notServedYet: Readonly<Record<string, readonly string[]>>;
  access: PartyAccess;
}

/**
 * Builds a party's schema from its contract.
 * @param sealer of its cursors; by default one whose cursors end with the process
 * @throws Error when a field has no clause or no access rule, or a root field no resolver
 */
export function buildPartySchema(
  { sdl, resolvers, notServedYet, access }: SubgraphModule,
  sealer: CursorSealer = createCursorSealer(),
): GraphQLSchema {
  const typeDefs = parseSdl(sdl);
  const unruled = findFieldsWithoutRule(typeDefs);
  if (unruled.length > 0) throw new Error(`The contract is incomplete:\n  ${unruled.join("\n  ")}`);
  const schema = buildSubgraphSchema([{ typeDefs, resolvers: resolvers as Resolvers }]);
  for (const [type, fields] of Object.entries(notServedYet))
    for (const field of fields) rejectUnservedField(schema, `${type}.${field}`);
  requireRootResolvers(schema);
  guardSchema(schema, access);
  sealCursors(schema, sealer);
  return schema;
}

function rejectUnservedField(schema: GraphQLSchema, member: string): void {
  const [typeName = "", fieldName = ""] = member.split(".");
  const type = schema.getType(typeName);
  const field = isObjectType(type) ? type.getFields()[fieldName] : undefined;
  if (!field) throw new Error(`${member} is listed as not served yet, but the contract has no such field`);
  if (field.resolve && field.resolve !== defaultFieldResolver)
    throw new Error(`${member} is served. Remove it from the list`);
  field.resolve = () => {
    throw platformError("NOT_SERVED_YET", { member });
  };
}

/** A root field without a resolver would answer null, as if nothing existed. */
function requireRootResolvers(schema: GraphQLSchema): void {
  for (const root of [schema.getQueryType(), schema.getMutationType()])
    for (const field of Object.values(root?.getFields() ?? {}))
      if (!field.resolve) throw new Error(`${root?.name}.${field.name} has no resolver`);
}
