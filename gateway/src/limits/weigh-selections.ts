import { type FragmentDefinitionNode, Kind, type SelectionNode, type SelectionSetNode } from "graphql";

/** The cost of a selection set, with fragments expanded. */
export interface Weight {
  readonly depth: number;
  /** Fields at its own level. */
  readonly fields: number;
  /** Fields at all levels. */
  readonly selections: number;
  readonly aliases: number;
}

const NOTHING: Weight = { depth: 0, fields: 0, selections: 0, aliases: 0 };

/**
 * Computes the cost of selection sets, of each fragment once: even if each fragment doubles the document, the time is
 * proportional to its length. A fragment that spreads itself costs nothing there; validation refuses it.
 */
export function weigherOf(fragments: readonly FragmentDefinitionNode[]): (set: SelectionSetNode) => Weight {
  const written = new Map(fragments.map((fragment) => [fragment.name.value, fragment.selectionSet]));
  const weighed = new Map<string, Weight>();
  return weigh;

  function weigh({ selections }: SelectionSetNode): Weight {
    return selections.map(weighOne).reduce(add, NOTHING);
  }

  function weighOne(selection: SelectionNode): Weight {
    if (selection.kind === Kind.INLINE_FRAGMENT) return weigh(selection.selectionSet);
    if (selection.kind === Kind.FRAGMENT_SPREAD) return weighFragment(selection.name.value);
    const below = selection.selectionSet ? weigh(selection.selectionSet) : NOTHING;
    const alias = selection.alias ? 1 : 0;
    return {
      depth: below.depth + 1,
      fields: 1,
      selections: below.selections + 1,
      aliases: below.aliases + alias,
    };
  }

  function weighFragment(name: string): Weight {
    const known = weighed.get(name);
    if (known) return known;
    // guard: fragment-spreads-itself-is-not-followed-round
    weighed.set(name, NOTHING);
    const set = written.get(name);
    // guard: what-fragment-spreads-counts
    const weight = set ? weigh(set) : NOTHING;
    weighed.set(name, weight);
    return weight;
  }
}

function add(one: Weight, other: Weight): Weight {
  return {
    depth: Math.max(one.depth, other.depth),
    fields: one.fields + other.fields,
    selections: one.selections + other.selections,
    aliases: one.aliases + other.aliases,
  };
}
