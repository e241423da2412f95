import { BoundedCache } from "@aiwork/server/cache/bounded-cache";
import type { Refusal } from "@aiwork/server/errors/refusal";
import type { InspectDocument } from "@aiwork/server/http/inspect-document";
import { type DocumentNode, Kind, visit } from "graphql";
import { Parser } from "graphql/language/parser";
import { limitError } from "./limits.errors";
import { type PlanningBudget, startCpuTimer } from "./planning-budget";
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

type RefuseDocument = (document: DocumentNode) => Refusal | undefined;

/** Characters of the documents whose check is remembered, all together. */
const MAX_CACHED_LENGTH = 1_000_000;
/** Longer texts are checked each time. */
const MAX_REMEMBERED_LENGTH = 10_000;

/**
 * Checks documents against the limits and remembers the result. The first check of a document, as its planning, is work
 * for the gateway alone: a caller who has had too much of it waits.
 * @param alsoRefuse refuses a document that is within the limits
 * @param onChecked called with whether the result was remembered
 */
export function createDocumentInspector(
  budget: Pick<PlanningBudget, "refuse" | "spend">,
  alsoRefuse: RefuseDocument = () => undefined,
  onChecked: (isKept: boolean) => void = () => {},
): InspectDocument {
  const checked = new BoundedCache<string, { refusal: Refusal | undefined }>(MAX_CACHED_LENGTH, (text) => text.length);
  return async (text, context) => {
    const known = checked.find(text);
    onChecked(known !== undefined);
    if (known) return known.refusal;
    // guard: new-document-waits-for-budget-of-planning
    const refusal = await budget.refuse(context);
    if (refusal) return refusal;
    const measure = startCpuTimer();
    const found = checkDocument(text, alsoRefuse);
    if (text.length <= MAX_REMEMBERED_LENGTH) checked.set(text, { refusal: found });
    await budget.spend(context, measure());
    return found;
  };
}

/** The error for a document that exceeds a limit; undefined if it does not, or if it is not GraphQL. */
export function checkDocument(text: string, alsoRefuse: RefuseDocument = () => undefined): Refusal | undefined {
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
  return alsoRefuse(document);
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
