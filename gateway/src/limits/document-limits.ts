import type { Refusal } from "@aiwork/server/errors/refusal";
import { type DocumentNode, Kind, visit } from "graphql";
import { Parser } from "graphql/language/parser";
import { BoundedCache } from "./bounded-cache";
import { limitError } from "./limits.errors";
import { createCostEstimator, type SelectionCost } from "./selection-cost";

/** The limits of a document, checked before it is validated or planned. */
const DOCUMENT_LIMITS = {
  tokens: 2_000,
  /** Levels of fields, with fragments expanded. */
  depth: 15,
  /** Of one operation, with fragments expanded. */
  aliases: 30,
  /** Of one operation, with fragments expanded; a repeated field counts each time. */
  rootFields: 10,
  /** In the whole document. */
  directives: 10,
  /** Fields of one operation, with fragments expanded. */
  selections: 5_000,
} as const;

const MAX_CACHED_DOCUMENTS = 1_000;
/** Longer texts are checked each time, so that the cache stays small. */
const MAX_CACHED_LENGTH = 10_000;

/** Checks documents against the limits and caches the result. @param onChecked called with whether the result was cached */
export function createDocumentInspector(
  onChecked: (isKept: boolean) => void = () => {},
): (text: string) => Refusal | undefined {
  let isKept = true;
  const check = (text: string) => {
    isKept = false;
    return { refusal: checkDocument(text) };
  };
  const checked = new BoundedCache(MAX_CACHED_DOCUMENTS, check);
  return (text) => {
    isKept = true;
    const { refusal } = text.length > MAX_CACHED_LENGTH ? check(text) : checked.get(text);
    onChecked(isKept);
    return refusal;
  };
}

/** The error for a document that exceeds a limit; undefined if it does not, or if it is not GraphQL. */
export function checkDocument(text: string): Refusal | undefined {
  const parser = new Parser(text, { maxTokens: DOCUMENT_LIMITS.tokens, noLocation: true });
  let document: DocumentNode;
  try {
    document = parser.parseDocument();
  } catch {
    // guard: document-has-limit-of-tokens
    return parser.tokenCount > DOCUMENT_LIMITS.tokens
      ? limitError("TOO_MANY_TOKENS", { max: DOCUMENT_LIMITS.tokens })
      : undefined;
  }
  // guard: document-has-limit-of-directives
  if (countDirectives(document) > DOCUMENT_LIMITS.directives)
    return limitError("TOO_MANY_DIRECTIVES", { max: DOCUMENT_LIMITS.directives });
  const { definitions } = document;
  const estimateCost = createCostEstimator(definitions.filter((node) => node.kind === Kind.FRAGMENT_DEFINITION));
  for (const node of definitions) {
    const refusal = node.kind === Kind.OPERATION_DEFINITION ? checkCost(estimateCost(node.selectionSet)) : undefined;
    if (refusal) return refusal;
  }
}

function checkCost({ depth, fields, selections, aliases }: SelectionCost): Refusal | undefined {
  // guard: fields-are-nested-to-limit
  if (depth > DOCUMENT_LIMITS.depth) return limitError("TOO_DEEP", { max: DOCUMENT_LIMITS.depth });
  // guard: operation-has-limit-of-root-fields
  if (fields > DOCUMENT_LIMITS.rootFields)
    return limitError("TOO_MANY_ROOT_FIELDS", { max: DOCUMENT_LIMITS.rootFields });
  // guard: operation-has-limit-of-aliases
  if (aliases > DOCUMENT_LIMITS.aliases) return limitError("TOO_MANY_ALIASES", { max: DOCUMENT_LIMITS.aliases });
  // guard: operation-has-limit-of-fields-with-fragments
  return selections > DOCUMENT_LIMITS.selections
    ? limitError("TOO_MANY_SELECTIONS", { max: DOCUMENT_LIMITS.selections })
    : undefined;
}

function countDirectives(document: DocumentNode): number {
  let count = 0;
  visit(document, { Directive: () => void count++ });
  return count;
}
