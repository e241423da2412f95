import { argumentsOf } from "./arguments";
import { type Form, keysIn } from "./form";
import type { Place } from "./place";
import { fieldText } from "./selection";

/** The part of an operation for one location: the steps that lead there, and fields. */
export interface Part {
  readonly place: Place;
  readonly way: readonly Stretch[];
  readonly fields: readonly string[];
  /** The response name of each field. */
  readonly keys: ReadonlyMap<string, string>;
}

/** One field on the way to a location, with its arguments. */
export interface Stretch {
  readonly field: string;
  readonly text: string;
  /** The type that it returns. */
  readonly to: string;
  /** Whether it may return other types too, so that a type condition is needed. */
  readonly isOpen: boolean;
}

/** @param known the names of all variables: a case has variables of its own for some of them */
export function partOf(place: Place, fields: readonly string[], form: Form, known: ReadonlySet<string>): Part {
  const { party, type } = place;
  const all = keysIn(form, type === "Query" ? place.fields : fields);
  const keys = new Map(fields.map((field) => [field, all.get(field) ?? field]));
  const written = fields.map((field) => {
    const text = ofCase(place, fieldText(party, type, field), known);
    return keys.get(field) === field ? text : `${keys.get(field)}: ${text}`;
  });
  const way = wayTo(place).map((stretch) => ({ ...stretch, text: ofCase(place, stretch.text, known) }));
  return { place, way, fields: written, keys };
}

function wayTo({ type, path, steps }: Place): Stretch[] {
  if (path === "entity")
    return [{ field: "_entities", text: `_entities(representations: $key_${type})`, to: type, isOpen: true }];
  return steps.map(({ party, type: from, field }, i) => ({
    field,
    text: `${field}${argumentsOf(party, from, field)}`,
    to: steps[i + 1]?.type ?? type,
    isOpen: path === "interface" && i === steps.length - 1,
  }));
}

/** Replaces the variables for which a case has its own. */
function ofCase({ case: ending }: Place, text: string, known: ReadonlySet<string>): string {
  if (ending === undefined) return text;
  const isOwn = (name: string) => name.startsWith("key_") || known.has(`${name}_${ending}`);
  return text.replace(/\$(\w+)/g, (_, name: string) => (isOwn(name) ? `$${name}_${ending}` : `$${name}`));
}
