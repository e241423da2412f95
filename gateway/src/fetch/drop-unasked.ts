import type { Data } from "./data";
import type { SelectedField } from "./parse-fetch";

const asked = new WeakMap<readonly SelectedField[], ReadonlySet<string>>();

/** Removes from an object every field that was not selected. */
export function dropUnasked(object: Data, fields: readonly SelectedField[]): void {
  const names = asked.get(fields) ?? new Set(fields.map(({ as }) => as));
  asked.set(fields, names);
  for (const name of Object.keys(object)) if (!names.has(name)) delete object[name];
}
