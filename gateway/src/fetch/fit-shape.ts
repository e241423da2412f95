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
import { type Data, isObject } from "./data";
import { dropUnasked } from "./drop-unasked";
import type { FetchInHand } from "./fetch-in-hand";
import type { Place } from "./place";
import { representedTypes } from "./represented-types";
import { rootTypeOf } from "./root-type";
import { selectedFields } from "./selected-fields";

/**
 * Nulls what has not the shape that was asked for (an object for a list, text for an object, nothing at all) and tells
 * where it stood. @apollo/gateway gives up the whole answer, the other subgraph's part included, when it meets such a
 * value, and takes a field left out for one that is null by right. What nobody asked for goes: it would be laid over
 * what the other subgraph says.
 */
export function fitShape(fetch: FetchInHand, data: Data): Place[] {
  const misfits: Place[] = [];
  const at: (string | number)[] = [];
  fitFields(data, fetch.operation.selectionSet, rootTypeOf(fetch));
  return misfits;

  function fitFields(object: Data, set: SelectionSetNode, type: string): void {
    const own = ownType(object, type);
    const isExact = isObjectType(fetch.schema.getType(own));
    const fields = selectedFields(fetch, set, own);
    if (isExact) dropUnasked(object, fields);
    for (const { node, as, type: declared } of fields) {
      const isThere = Object.hasOwn(object, as);
      if (isThere ? object[as] === null : !isExact || node.name.value === "__typename") continue;
      at.push(as);
      if (!isThere) object[as] = misfit();
      else if (node.name.value === "_entities") object[as] = fitEntities(object[as], node.selectionSet);
      else object[as] = fit(object[as], declared, node.selectionSet);
      at.pop();
    }
  }

  function fit(value: unknown, declared: GraphQLOutputType | undefined, set: SelectionSetNode | undefined): unknown {
    const type = declared && getNullableType(declared);
    if (value === null || !type) return value;
    if (isListType(type)) return fitEach(value, type.ofType, set);
    if (!isCompositeType(type) || !set) return isPlain(type) && typeof value === "object" ? misfit() : value;
    return fitObject(value, type.name, set);
  }

  function fitEach(value: unknown, type: GraphQLOutputType, set: SelectionSetNode | undefined): unknown {
    if (!Array.isArray(value)) return misfit();
    for (let i = 0; i < value.length; i++) {
      at.push(i);
      value[i] = fit(value[i], type, set);
      at.pop();
    }
    return value;
  }

  function fitEntities(value: unknown, set: SelectionSetNode | undefined): unknown {
    const types = representedTypes(fetch);
    if (!Array.isArray(value) || value.length !== types.length || !set) return misfit();
    return value.map((entity: unknown, i) => {
      at.push(i);
      const fitted = entity === null ? null : fitObject(entity, types[i] ?? "", set);
      at.pop();
      return fitted;
    });
  }

  function fitObject(value: unknown, type: string, set: SelectionSetNode): Data | null {
    if (!isObject(value)) return misfit();
    if (Object.hasOwn(value, "__typename") && typeof value.__typename !== "string") return misfit();
    fitFields(value, set, type);
    return value;
  }

  /** The type that the object says it is of; the declared one where it does not say, or none that is known. */
  function ownType(object: Data, declared: string): string {
    const told = Object.hasOwn(object, "__typename") ? String(object.__typename) : declared;
    return fetch.schema.getType(told) ? told : declared;
  }

  function misfit(): null {
    misfits.push([...at]);
    return null;
  }
}

/** A list or an object can be a value of a custom scalar, and of no other leaf. */
function isPlain(type: GraphQLOutputType): boolean {
  return isEnumType(type) || isSpecifiedScalarType(getNamedType(type));
}
