/** How fields are written: as they are, inside inline fragments, inside named ones, or each under another's name. */
export type Form = "plain" | "inline" | "named" | "alias";

/** The name under which each field answers: as an alias it takes the next one's, so that names say nothing. */
export function keysIn(form: Form, fields: readonly string[]): ReadonlyMap<string, string> {
  const next = (i: number) => (fields.length === 1 ? "x" : (fields[(i + 1) % fields.length] ?? "x"));
  return new Map(fields.map((field, i) => [field, form === "alias" ? next(i) : field]));
}

/** Writes a selection of fields of one type in a form; what it needs fragments for, it adds to the definitions. */
export function inForm(form: Form, type: string, selection: string, definitions: string[]): string {
  if (form === "inline") return `... on ${type} { ${selection} }`;
  if (form !== "named") return selection;
  const name = `F${definitions.length}`;
  definitions.push(`fragment ${name} on ${type} { ${selection} }`);
  return `...${name}`;
}
