import { type FieldNode, type GraphQLLeafType, getNullableType, valueFromAST } from "graphql";
import type { KeyEcho, KeyEchoes } from "../supergraph/find-key-echoes";
import type { Data } from "./data";
import type { FetchInHand } from "./fetch-in-hand";
import { rootTypeOf } from "./root-type";
import { selectedFields } from "./selected-fields";

/** For a failed fetch: each root field whose key stands in its arguments, as an object of the key and the type name. */
export function echoKeys(fetch: FetchInHand, echoes: KeyEchoes): ReadonlyMap<string, Data> {
  const echoed = new Map<string, Data>();
  if (fetch.operation.operation !== "query") return echoed;
  for (const { node, as } of selectedFields(fetch, fetch.operation.selectionSet, rootTypeOf(fetch))) {
    const echo = echoes.get(node.name.value);
    const key = echo && readKey(node, echo, fetch);
    if (!key) continue;
    const entity: Data = echoed.get(as) ?? Object.create(null);
    for (const { node: wanted, as: name } of selectedFields(fetch, node.selectionSet, echo.entity.name)) {
      if (wanted.name.value === "__typename") entity[name] = echo.entity.name;
      else if (key.has(wanted.name.value)) entity[name] = key.get(wanted.name.value);
    }
    echoed.set(as, entity);
  }
  return echoed;
}

/** The fields of every key that the arguments give completely; undefined if there is none. */
function readKey(node: FieldNode, echo: KeyEcho, fetch: FetchInHand): Map<string, unknown> | undefined {
  const given = new Map<string, unknown>();
  for (const key of echo.keys) {
    const values = key.map((name) => readArgument(node, echo, name, fetch));
    if (values.every((value) => value !== undefined)) for (const [i, name] of key.entries()) given.set(name, values[i]);
  }
  return given.size > 0 ? given : undefined;
}

/** An argument's value as the entity's field serializes it: the ID 5 as "5". */
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
