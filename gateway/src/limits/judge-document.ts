import type { Refusal } from "@aiwork/runtime/refusal/refusal";
import { type DocumentNode, Kind, visit } from "graphql";
import { Parser } from "graphql/language/parser";
import { refuse } from "./limit-refusals";
import { MOST } from "./limits";
import { type Weight, weigherOf } from "./weigh-selections";

/** The error for a document that exceeds a limit; undefined if it does not, or if it is not GraphQL. */
export function judgeDocument(text: string): Refusal | undefined {
  const parser = new Parser(text, { maxTokens: MOST.tokens, noLocation: true });
  let document: DocumentNode;
  try {
    document = parser.parseDocument();
  } catch {
    // guard: document-has-limit-of-tokens
    return parser.tokenCount > MOST.tokens ? refuse("TOO_MANY_TOKENS", { max: MOST.tokens }) : undefined;
  }
  // guard: document-has-limit-of-directives
  if (countDirectives(document) > MOST.directives) return refuse("TOO_MANY_DIRECTIVES", { max: MOST.directives });
  const { definitions } = document;
  const weigh = weigherOf(definitions.filter((node) => node.kind === Kind.FRAGMENT_DEFINITION));
  for (const node of definitions) {
    const refusal = node.kind === Kind.OPERATION_DEFINITION ? judgeWeight(weigh(node.selectionSet)) : undefined;
    if (refusal) return refusal;
  }
}

function judgeWeight({ depth, fields, selections, aliases }: Weight): Refusal | undefined {
  // guard: fields-are-nested-to-limit
  if (depth > MOST.depth) return refuse("TOO_DEEP", { max: MOST.depth });
  // guard: operation-has-limit-of-root-fields
  if (fields > MOST.rootFields) return refuse("TOO_MANY_ROOT_FIELDS", { max: MOST.rootFields });
  // guard: operation-has-limit-of-aliases
  if (aliases > MOST.aliases) return refuse("TOO_MANY_ALIASES", { max: MOST.aliases });
  // guard: operation-has-limit-of-fields-with-fragments
  return selections > MOST.selections ? refuse("TOO_MANY_SELECTIONS", { max: MOST.selections }) : undefined;
}

function countDirectives(document: DocumentNode): number {
  let count = 0;
  visit(document, { Directive: () => void count++ });
  return count;
}
