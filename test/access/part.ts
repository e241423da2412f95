import { argumentsOf } from "./arguments";
import { type Form, keysIn } from "./form";
import type { Place } from "./place";
import { fieldText } from "./selection";

/** What an operation asks of a place: the way there, and fields. */
export interface Part {
  readonly place: Place;
  readonly way: readonly Stretch[];
  readonly fields: readonly string[];
  /** Under which names the fields answer. */
  readonly keys: ReadonlyMap<string, string>;
}

/** One field on the way, with its arguments. */
export interface Stretch {
  readonly field: string;
  readonly text: string;
  /** The type it comes to. */
  readonly to: string;
  /** Whether it may come to other types too, so that this one must be told. */
  readonly isOpen: boolean;
}

/** @param known the names of all values, for a case has its own of some */
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

/** The values of a case have names of their own. */
function ofCase({ case: ending }: Place, text: string, known: ReadonlySet<string>): string {
  if (ending === undefined) return text;
  const isOwn = (name: string) => name.startsWith("key_") || known.has(`${name}_${ending}`);
  return text.replace(/\$(\w+)/g, (_, name: string) => (isOwn(name) ? `$${name}_${ending}` : `$${name}`));
}
