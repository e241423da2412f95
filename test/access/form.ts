/** How fields are written: plainly, in inline fragments, in named fragments, or each under the alias of another. */
export type Form = "plain" | "inline" | "named" | "alias";

/** The response name of each field. An alias is the name of the next field, so that no guard can rely on names. */
export function keysIn(form: Form, fields: readonly string[]): ReadonlyMap<string, string> {
  const next = (i: number) => (fields.length === 1 ? "x" : (fields[(i + 1) % fields.length] ?? "x"));
  return new Map(fields.map((field, i) => [field, form === "alias" ? next(i) : field]));
}

/** Writes a selection of fields of one type in a form, and adds the fragments it needs to the definitions. */
export function inForm(form: Form, type: string, selection: string, definitions: string[]): string {
  if (form === "inline") return `... on ${type} { ${selection} }`;
  if (form !== "named") return selection;
  const name = `F${definitions.length}`;
  definitions.push(`fragment ${name} on ${type} { ${selection} }`);
  return `...${name}`;
}
