import { print } from "graphql";
import { type Contract, partiesOf } from "./contract";
import type { Failure } from "./failure";
import { namedType } from "./type-node";

const PAGE = { first: "Int", after: "String", last: "Int", before: "String" };

/** A connection is read in pages, forward and backward. */
export function checkConnections(contract: Contract): Failure[] {
  const fields = partiesOf(contract).flatMap((sdl) => sdl.fields);
  return fields
    .filter(({ node }) => namedType(node.type).endsWith("Connection"))
    .flatMap(({ node, file, coordinate }) => {
      const taken = new Map((node.arguments ?? []).map(({ name, type }) => [name.value, print(type)]));
      const missing = Object.entries(PAGE).filter(([name, type]) => taken.get(name) !== type);
      if (missing.length === 0) return [];
      const wanted = missing.map(([name, type]) => `${name}: ${type}`).join(", ");
      return [
        { file, member: coordinate, what: `is a connection and does not take ${wanted}`, whatToDo: `Add ${wanted}.` },
      ];
    });
}
