import {
  type FieldNode,
  type GraphQLField,
  type GraphQLLeafType,
  type GraphQLObjectType,
  type GraphQLSchema,
  getNullableType,
  isLeafType,
  isObjectType,
  valueFromAST,
} from "graphql";
import type { ResponseData } from "../subgraph/graphql-response";
import { directiveArguments, resolvingGraphs } from "../supergraph/read-supergraph";
import { type BoundFetch, rootTypeOf } from "./bound-fetch";
import { selectedFields } from "./selected-fields";

/** A root field whose entity's key stands in its arguments. */
interface KeyEcho {
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
    if (!isObjectType(entity) || resolvingGraphs(schema, query?.name ?? "", field.name).size < 2) continue;
    const keys = flatKeysOf(entity).filter((key) => key.every((name) => isGivenByArgument(name, field, entity)));
    if (keys.length > 0) echoes.set(field.name, { field, entity, keys });
  }
  return echoes;
}

/** Flat keys only: arguments of the same names cannot give a nested one. */
function flatKeysOf(entity: GraphQLObjectType): string[][] {
  const keys = directiveArguments(entity.astNode, "join__type").map(({ key }) => key);
  const flat = new Set(keys.filter((key): key is string => typeof key === "string" && /^[\w\s,]+$/.test(key)));
  return [...flat].map((key) => key.split(/[\s,]+/).filter((name) => name && name !== "__typename"));
}

function isGivenByArgument(name: string, field: KeyEcho["field"], entity: GraphQLObjectType): boolean {
  const own = entity.getFields()[name];
  return own !== undefined && isLeafType(getNullableType(own.type)) && field.args.some((arg) => arg.name === name);
}

/** For a failed fetch: each root field whose key stands in its arguments, as an object of the key and the type name. */
export function echoKeys(fetch: BoundFetch, echoes: KeyEchoes): ReadonlyMap<string, ResponseData> {
  const echoed = new Map<string, ResponseData>();
  if (fetch.operation.operation !== "query") return echoed;
  for (const { node, as } of selectedFields(fetch, fetch.operation.selectionSet, rootTypeOf(fetch))) {
    const echo = echoes.get(node.name.value);
    const key = echo && keyFromArguments(node, echo, fetch);
    if (!key) continue;
    const entity: ResponseData = echoed.get(as) ?? Object.create(null);
    for (const { node: wanted, as: name } of selectedFields(fetch, node.selectionSet, echo.entity.name)) {
      if (wanted.name.value === "__typename") entity[name] = echo.entity.name;
      else if (key.has(wanted.name.value)) entity[name] = key.get(wanted.name.value);
    }
    echoed.set(as, entity);
  }
  return echoed;
}

/** The fields of every key that the arguments give completely; undefined if there is none. */
function keyFromArguments(node: FieldNode, echo: KeyEcho, fetch: BoundFetch): Map<string, unknown> | undefined {
  const given = new Map<string, unknown>();
  for (const key of echo.keys) {
    const values = key.map((name) => argumentAsKeyField(node, echo, name, fetch));
    if (values.every((value) => value !== undefined)) for (const [i, name] of key.entries()) given.set(name, values[i]);
  }
  return given.size > 0 ? given : undefined;
}

/** An argument's value as the entity's field serializes it: the ID 5 as "5". */
function argumentAsKeyField(node: FieldNode, { field, entity }: KeyEcho, name: string, fetch: BoundFetch): unknown {
  const definition = field.args.find((argument) => argument.name === name);
  const type = getNullableType(entity.getFields()[name]?.type) as GraphQLLeafType | undefined;
  if (!definition || !type) return undefined;
  const written = node.arguments?.find((argument) => argument.name.value === name)?.value;
  try {
    const value = written ? valueFromAST(written, definition.type, fetch.variables) : definition.defaultValue;
    return value == null ? undefined : (type.serialize(value) ?? undefined);
  } catch {
    return undefined;
  }
}
