import type { Refusal } from "@aiwork/runtime/refusal/refusal";
import { type DocumentNode, Kind, visit } from "graphql";
import { Parser } from "graphql/language/parser";
import { refuse } from "./limit-refusals";
import { MOST } from "./limits";
import { type Weight, weigherOf } from "./weigh-selections";

/** Why the text of a document is too much; undefined where it is not, or where it is no GraphQL at all. */
export function judgeDocument(text: string): Refusal | undefined {
  const parser = new Parser(text, { maxTokens: MOST.tokens, noLocation: true });
  let document: DocumentNode;
  try {
    document = parser.parseDocument();
  } catch {
    return parser.tokenCount > MOST.tokens ? refuse("TOO_MANY_TOKENS", { most: MOST.tokens }) : undefined;
  }
  if (countDirectives(document) > MOST.directives) return refuse("TOO_MANY_DIRECTIVES", { most: MOST.directives });
  const { definitions } = document;
  const weigh = weigherOf(definitions.filter((node) => node.kind === Kind.FRAGMENT_DEFINITION));
  for (const node of definitions) {
    const refusal = node.kind === Kind.OPERATION_DEFINITION ? judgeWeight(weigh(node.selectionSet)) : undefined;
    if (refusal) return refusal;
  }
}

function judgeWeight({ depth, fields, selections, aliases }: Weight): Refusal | undefined {
  if (depth > MOST.depth) return refuse("TOO_DEEP", { most: MOST.depth });
  if (fields > MOST.rootFields) return refuse("TOO_MANY_ROOT_FIELDS", { most: MOST.rootFields });
  if (aliases > MOST.aliases) return refuse("TOO_MANY_ALIASES", { most: MOST.aliases });
  return selections > MOST.selections ? refuse("TOO_MANY_SELECTIONS", { most: MOST.selections }) : undefined;
}

function countDirectives(document: DocumentNode): number {
  let count = 0;
  visit(document, { Directive: () => void count++ });
  return count;
}
