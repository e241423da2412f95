import { type FragmentDefinitionNode, Kind, type SelectionNode, type SelectionSetNode } from "graphql";

/** The cost of a selection set, with fragments expanded. */
export interface SelectionCost {
  readonly depth: number;
  /** Fields at its own level. */
  readonly fields: number;
  /** Fields at all levels. */
  readonly selections: number;
  readonly aliases: number;
}

const NO_COST: SelectionCost = { depth: 0, fields: 0, selections: 0, aliases: 0 };

/**
 * Computes the cost of selection sets, of each fragment once: even if each fragment doubles the document, the time is
 * proportional to its length. A fragment that spreads itself costs nothing there; validation refuses it.
 */
export function createCostEstimator(
  fragments: readonly FragmentDefinitionNode[],
): (set: SelectionSetNode) => SelectionCost {
  const written = new Map(fragments.map((fragment) => [fragment.name.value, fragment.selectionSet]));
  const costs = new Map<string, SelectionCost>();
  return estimate;

  function estimate({ selections }: SelectionSetNode): SelectionCost {
    return selections.map(estimateOne).reduce(addCosts, NO_COST);
  }

  function estimateOne(selection: SelectionNode): SelectionCost {
    if (selection.kind === Kind.INLINE_FRAGMENT) return estimate(selection.selectionSet);
    if (selection.kind === Kind.FRAGMENT_SPREAD) return estimateFragment(selection.name.value);
    const below = selection.selectionSet ? estimate(selection.selectionSet) : NO_COST;
    const alias = selection.alias ? 1 : 0;
    return {
      depth: below.depth + 1,
      fields: 1,
      selections: below.selections + 1,
      aliases: below.aliases + alias,
    };
  }

  function estimateFragment(name: string): SelectionCost {
    const known = costs.get(name);
    if (known) return known;
    // guard: fragment-spreads-itself-is-not-followed-round
    costs.set(name, NO_COST);
    const set = written.get(name);
    // guard: what-fragment-spreads-counts
    const cost = set ? estimate(set) : NO_COST;
    costs.set(name, cost);
    return cost;
  }
}

function addCosts(one: SelectionCost, other: SelectionCost): SelectionCost {
  return {
    depth: Math.max(one.depth, other.depth),
    fields: one.fields + other.fields,
    selections: one.selections + other.selections,
    aliases: one.aliases + other.aliases,
  };
}
