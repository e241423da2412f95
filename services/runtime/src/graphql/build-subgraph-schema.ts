import { buildSubgraphSchema } from "@apollo/subgraph";
import type { Source } from "graphql";
import { defaultFieldResolver, type GraphQLSchema, isObjectType } from "graphql";
import { guardSchema } from "../access/guard-schema";
import type { PartyAccess } from "../access/record-access";
import { refuse } from "../refusal/plumbing-refusals";
import { findUnruledMembers } from "./find-unruled-members";
import { parseSdl } from "./read-sdl";

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

/** Builds a party's schema from its contract. @throws Error when a field has no clause or no access rule, or a root field no resolver */
export function buildPartySchema({ sdl, resolvers, notServedYet, access }: SubgraphModule): GraphQLSchema {
  const typeDefs = parseSdl(sdl);
  const unruled = findUnruledMembers(typeDefs);
  if (unruled.length > 0) throw new Error(`The contract is incomplete:\n  ${unruled.join("\n  ")}`);
  const schema = buildSubgraphSchema([{ typeDefs, resolvers: resolvers as Resolvers }]);
  for (const [type, fields] of Object.entries(notServedYet))
    for (const field of fields) refuseUnserved(schema, `${type}.${field}`);
  requireServed(schema);
  guardSchema(schema, access);
  return schema;
}

function refuseUnserved(schema: GraphQLSchema, member: string): void {
  const [typeName = "", fieldName = ""] = member.split(".");
  const type = schema.getType(typeName);
  const field = isObjectType(type) ? type.getFields()[fieldName] : undefined;
  if (!field) throw new Error(`${member} is listed as not served yet, but the contract has no such field`);
  if (field.resolve && field.resolve !== defaultFieldResolver)
    throw new Error(`${member} is served. Remove it from the list`);
  field.resolve = () => {
    throw refuse("NOT_SERVED_YET", { member });
  };
}

/** A root field without a resolver would answer null, as if nothing existed. */
function requireServed(schema: GraphQLSchema): void {
  for (const root of [schema.getQueryType(), schema.getMutationType()])
    for (const field of Object.values(root?.getFields() ?? {}))
      if (!field.resolve) throw new Error(`${root?.name}.${field.name} has no resolver`);
}
