import {
  type GraphQLField,
  type GraphQLObjectType,
  type GraphQLSchema,
  getNullableType,
  isLeafType,
  isObjectType,
} from "graphql";
import { argumentsOf, graphsOf } from "./join-directives";

/** A root field whose entity's key stands in its arguments. */
export interface KeyEcho {
  readonly field: GraphQLField<unknown, unknown>;
  readonly entity: GraphQLObjectType;
  /** Each key of the entity, as the names of its fields, which are also arguments. */
  readonly keys: readonly (readonly string[])[];
}

export type KeyEchoes = ReadonlyMap<string, KeyEcho>;

/**
 * The query root fields that several subgraphs resolve and that return an entity whose key fields are arguments of the
 * same names. The planner fetches the key from one subgraph only; if that one is down, the others' data would be lost.
 */
export function findKeyEchoes(schema: GraphQLSchema): KeyEchoes {
  const query = schema.getQueryType();
  const echoes = new Map<string, KeyEcho>();
  for (const field of Object.values(query?.getFields() ?? {})) {
    const entity = getNullableType(field.type);
    if (!isObjectType(entity) || graphsOf(schema, query?.name ?? "", field.name).size < 2) continue;
    const keys = keysOf(entity).filter((key) => key.every((name) => isGiven(name, field, entity)));
    if (keys.length > 0) echoes.set(field.name, { field, entity, keys });
  }
  return echoes;
}

/** Flat keys only: arguments of the same names cannot give a nested one. */
function keysOf(entity: GraphQLObjectType): string[][] {
  const keys = argumentsOf(entity.astNode, "join__type").map(({ key }) => key);
  const flat = new Set(keys.filter((key): key is string => typeof key === "string" && /^[\w\s,]+$/.test(key)));
  return [...flat].map((key) => key.split(/[\s,]+/).filter((name) => name && name !== "__typename"));
}

function isGiven(name: string, field: KeyEcho["field"], entity: GraphQLObjectType): boolean {
  const own = entity.getFields()[name];
  return own !== undefined && isLeafType(getNullableType(own.type)) && field.args.some((arg) => arg.name === name);
}
