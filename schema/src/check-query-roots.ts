import { type Contract, partiesOf } from "./contract";
import type { Failure } from "./failure";
import { directiveOf } from "./read-directive";
import { isList, isNonNull } from "./type-node";

/** A root field is null when its owner is down, and the gateway merges a shared list by position, not by key. */
export function checkQueryRoots(contract: Contract): Failure[] {
  const roots = partiesOf(contract).flatMap(({ fields }) => fields.filter(({ block }) => block.name === "Query"));
  return roots.flatMap(({ node, block, file, coordinate }) => {
    const fail = (what: string, whatToDo: string) => ({ file, member: coordinate, what, whatToDo });
    const isShared = directiveOf(node, "shareable") ?? directiveOf(block.node, "shareable");
    return [
      ...(isNonNull(node.type)
        ? [fail("is a non-null root: when its owner is down the whole response is lost", "Make it nullable.")]
        : []),
      ...(isShared && isList(node.type)
        ? [fail("is a list that both parties answer", "Give it one owner; the other party joins by key.")]
        : []),
    ];
  });
}
