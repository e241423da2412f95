import { type FieldNode, type GraphQLLeafType, getNullableType, valueFromAST } from "graphql";
import type { KeyEcho, KeyEchoes } from "../supergraph/find-key-echoes";
import type { Data } from "./data";
import type { FetchInHand } from "./fetch-in-hand";
import { rootTypeOf } from "./root-type";
import { selectedFields } from "./selected-fields";

/** For a fetch that failed: each root field whose key can be told, as an object of key and type name and nothing else. */
export function echoKeys(fetch: FetchInHand, echoes: KeyEchoes): ReadonlyMap<string, Data> {
  const told = new Map<string, Data>();
  if (fetch.operation.operation !== "query") return told;
  for (const { node, as } of selectedFields(fetch, fetch.operation.selectionSet, rootTypeOf(fetch))) {
    const echo = echoes.get(node.name.value);
    const key = echo && readKey(node, echo, fetch);
    if (!key) continue;
    const entity: Data = told.get(as) ?? Object.create(null);
    for (const { node: wanted, as: name } of selectedFields(fetch, node.selectionSet, echo.entity.name)) {
      if (wanted.name.value === "__typename") entity[name] = echo.entity.name;
      else if (key.has(wanted.name.value)) entity[name] = key.get(wanted.name.value);
    }
    told.set(as, entity);
  }
  return told;
}

/** The fields of every key that the arguments give in full; undefined when they give none. */
function readKey(node: FieldNode, echo: KeyEcho, fetch: FetchInHand): Map<string, unknown> | undefined {
  const given = new Map<string, unknown>();
  for (const key of echo.keys) {
    const values = key.map((name) => readArgument(node, echo, name, fetch));
    if (values.every((value) => value !== undefined)) for (const [i, name] of key.entries()) given.set(name, values[i]);
  }
  return given.size > 0 ? given : undefined;
}

/** An argument as the entity's own field would print it: the ID 5 as "5". */
function readArgument(node: FieldNode, { field, entity }: KeyEcho, name: string, fetch: FetchInHand): unknown {
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
