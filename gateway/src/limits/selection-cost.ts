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
  const weighed = new Map<string, SelectionCost>();
  return weigh;

  function weigh({ selections }: SelectionSetNode): SelectionCost {
    return selections.map(weighOne).reduce(addCosts, NO_COST);
  }

  function weighOne(selection: SelectionNode): SelectionCost {
    if (selection.kind === Kind.INLINE_FRAGMENT) return weigh(selection.selectionSet);
    if (selection.kind === Kind.FRAGMENT_SPREAD) return weighFragment(selection.name.value);
    const below = selection.selectionSet ? weigh(selection.selectionSet) : NO_COST;
    const alias = selection.alias ? 1 : 0;
    return {
      depth: below.depth + 1,
      fields: 1,
      selections: below.selections + 1,
      aliases: below.aliases + alias,
    };
  }

  function weighFragment(name: string): SelectionCost {
    const known = weighed.get(name);
    if (known) return known;
    // guard: fragment-spreads-itself-is-not-followed-round
    weighed.set(name, NO_COST);
    const set = written.get(name);
    // guard: what-fragment-spreads-counts
    const weight = set ? weigh(set) : NO_COST;
    weighed.set(name, weight);
    return weight;
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
