import { type SelectionForm, type SelectionPart, writeInForm } from "./selection-part";

/** The merged selections of several parts: common steps are selected once. */
interface SelectionNode {
  readonly types: Map<string, { fields: string[]; next: Map<string, SelectionNode> }>;
  isOpen: boolean;
}

export interface WrittenSelection {
  readonly selection: string;
  /** The fragments that it spreads. */
  readonly definitions: readonly string[];
  /** For each part, the response names that lead to its fields. */
  readonly responsePaths: readonly (readonly string[])[];
  readonly roots: number;
}

/**
 * Merges parts into one selection. A part has steps of its own if it uses aliases, whose names could collide with other
 * steps, or leads to an entity or through an interface, where another type's field could have the same name.
 */
export function writeParts(parts: readonly SelectionPart[], form: SelectionForm): WrittenSelection {
  const root = newNode();
  const keysByStep = new Map<string, string>();
  const responsePaths = parts.map((part, i) => {
    const [first, ...rest] = part.steps;
    if (!first) return addFields(root, part, []);
    const isApart = form === "alias" || part.steps.some(({ isOpen }) => isOpen);
    const common = isApart ? `${i} ${first.text}` : first.text;
    const key = keysByStep.get(common) ?? `r${keysByStep.size}`;
    keysByStep.set(common, key);
    return addFields(root, part, [{ ...first, field: key, text: `${key}: ${first.text}` }, ...rest]);
  });
  const definitions: string[] = [];
  const selection = writeNode(root, form, definitions);
  const ownRoots = root.types.get("Query")?.fields.length ?? 0;
  return { selection, definitions, responsePaths, roots: keysByStep.size + ownRoots };
}

function newNode(): SelectionNode {
  return { types: new Map(), isOpen: false };
}

function addFields(root: SelectionNode, { fields }: SelectionPart, steps: SelectionPart["steps"]): string[] {
  let at = selected(root, "Query");
  for (const { text, to, isOpen } of steps) {
    const node = at.next.get(text) ?? newNode();
    at.next.set(text, node);
    node.isOpen ||= isOpen;
    at = selected(node, to);
  }
  at.fields.push(...fields);
  return steps.map(({ field }) => field);
}

function selected({ types }: SelectionNode, type: string) {
  const found = types.get(type) ?? { fields: [], next: new Map<string, SelectionNode>() };
  types.set(type, found);
  return found;
}

function writeNode({ types, isOpen }: SelectionNode, form: SelectionForm, definitions: string[]): string {
  const written = [...types].map(([type, { fields, next }]) => {
    const further = [...next].map(([text, node]) => `${text} { ${writeNode(node, form, definitions)} }`);
    const selection = writeInForm(form, type, [...fields, ...further].join(" "), definitions);
    return isOpen && form !== "inline" ? `... on ${type} { ${selection} }` : selection;
  });
  return written.join(" ");
}
