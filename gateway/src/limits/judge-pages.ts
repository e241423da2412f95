import { refuse } from "@aiwork/runtime/refusal/plumbing-refusals";
import type { Refusal } from "@aiwork/runtime/refusal/refusal";
import { Kind, type OperationDefinitionNode, type ValueNode, valueFromASTUntyped } from "graphql";
import type { PageAsked } from "./find-pages";

const MOST = 100;

type Variables = Readonly<Record<string, unknown>>;

/** Every connection needs exactly one of first and last, from 1 to 100. */
export function judgePages(
  pages: readonly PageAsked[],
  { variableDefinitions = [] }: OperationDefinitionNode,
  variables: Variables,
): Refusal | undefined {
  const defaults = new Map(variableDefinitions.map((each) => [each.variable.name.value, each.defaultValue]));
  for (const { first, last } of pages) {
    const sizes = [readSize(first), readSize(last)].filter((size) => size != null);
    // guard: connection-is-asked-for-exactly
    if (sizes.length !== 1) return refuse("FIRST_OR_LAST");
    const [size] = sizes;
    // A value that is not a number fails validation against its type.
    // guard: page-is-of-1-to-100
    if (typeof size === "number" && !(size >= 1 && size <= MOST)) return refuse("PAGE_SIZE");
  }

  function readSize(node: ValueNode | undefined): unknown {
    if (node?.kind !== Kind.VARIABLE) return node && valueFromASTUntyped(node);
    const { value: name } = node.name;
    const given = Object.hasOwn(variables, name) ? variables[name] : undefined;
    // guard: pages-size-is-read-from-default-where
    return given === undefined ? readSize(defaults.get(name)) : given;
  }
}
