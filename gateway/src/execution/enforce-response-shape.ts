import {
  type GraphQLOutputType,
  getNamedType,
  getNullableType,
  isCompositeType,
  isEnumType,
  isListType,
  isObjectType,
  isSpecifiedScalarType,
  type SelectionSetNode,
} from "graphql";
import { isResponseObject, type ResponseData, type ResponsePath } from "../subgraph/graphql-response";
import { type BoundFetch, representedTypes, rootTypeOf, type SelectedField } from "./bound-fetch";
import { selectedFields } from "./selected-fields";

/**
 * Nulls every value that does not have the selected shape (an object for a list, text for an object, a missing field)
 * and returns the paths. On such a value @apollo/gateway drops the whole response, the other subgraph's part included,
 * and it takes a missing field for a valid null. Fields that were not selected are removed: they would overwrite the
 * other subgraph's data.
 */
export function enforceResponseShape(fetch: BoundFetch, data: ResponseData): ResponsePath[] {
  const invalidPaths: ResponsePath[] = [];
  const at: (string | number)[] = [];
  enforceFields(data, fetch.operation.selectionSet, rootTypeOf(fetch));
  return invalidPaths;

  function enforceFields(object: ResponseData, set: SelectionSetNode, type: string): void {
    const own = ownType(object, type);
    const isExact = isObjectType(fetch.schema.getType(own));
    const fields = selectedFields(fetch, set, own);
    if (isExact) dropUnselected(object, fields);
    for (const { node, as, type: declared } of fields) {
      const isThere = Object.hasOwn(object, as);
      if (isThere ? object[as] === null : !isExact || node.name.value === "__typename") continue;
      at.push(as);
      if (!isThere) object[as] = invalid();
      else if (node.name.value === "_entities") object[as] = enforceEntities(object[as], node.selectionSet);
      else object[as] = enforceValue(object[as], declared, node.selectionSet);
      at.pop();
    }
  }

  function enforceValue(
    value: unknown,
    declared: GraphQLOutputType | undefined,
    set: SelectionSetNode | undefined,
  ): unknown {
    const type = declared && getNullableType(declared);
    if (value === null || !type) return value;
    if (isListType(type)) return enforceList(value, type.ofType, set);
    if (!isCompositeType(type) || !set) return isPlainLeaf(type) && typeof value === "object" ? invalid() : value;
    return enforceObject(value, type.name, set);
  }

  function enforceList(value: unknown, type: GraphQLOutputType, set: SelectionSetNode | undefined): unknown {
    if (!Array.isArray(value)) return invalid();
    for (let i = 0; i < value.length; i++) {
      at.push(i);
      value[i] = enforceValue(value[i], type, set);
      at.pop();
    }
    return value;
  }

  function enforceEntities(value: unknown, set: SelectionSetNode | undefined): unknown {
    const types = representedTypes(fetch);
    if (!Array.isArray(value) || value.length !== types.length || !set) return invalid();
    return value.map((entity: unknown, i) => {
      at.push(i);
      const enforced = entity === null ? null : enforceObject(entity, types[i] ?? "", set);
      at.pop();
      return enforced;
    });
  }

  function enforceObject(value: unknown, type: string, set: SelectionSetNode): ResponseData | null {
    if (!isResponseObject(value)) return invalid();
    if (Object.hasOwn(value, "__typename") && typeof value.__typename !== "string") return invalid();
    enforceFields(value, set, type);
    return value;
  }

  /** The type that the object names in `__typename`; the declared type if it names none or an unknown one. */
  function ownType(object: ResponseData, declared: string): string {
    const named = Object.hasOwn(object, "__typename") ? String(object.__typename) : declared;
    return fetch.schema.getType(named) ? named : declared;
  }

  function invalid(): null {
    invalidPaths.push([...at]);
    return null;
  }
}

/** Of all leaf types, only a custom scalar may have a list or an object as its value. */
function isPlainLeaf(type: GraphQLOutputType): boolean {
  return isEnumType(type) || isSpecifiedScalarType(getNamedType(type));
}

const selectedNames = new WeakMap<readonly SelectedField[], ReadonlySet<string>>();

/** Removes from an object every field that was not selected. */
function dropUnselected(object: ResponseData, fields: readonly SelectedField[]): void {
  const names = selectedNames.get(fields) ?? new Set(fields.map(({ as }) => as));
  selectedNames.set(fields, names);
  for (const name of Object.keys(object)) if (!names.has(name)) delete object[name];
}
