import type { Party } from "../constellation";
import type { Outcome } from "./outcome";
import type { Row } from "./row";

/** `Type.field`, `Type.{field field}`, `Type.*` and, at its first mention, `Type.*(field field)`. */
const NAMED = /(\w+)\.(?:(\*)(?:\(([^)]*)\))?|\{([^}]*)\}|(\w+))/g;

interface Told {
  readonly party: Party;
  readonly type: string;
  readonly path: string;
  /** Undefined for all fields that have no line of their own. */
  readonly fields: readonly string[] | undefined;
  readonly cells: readonly Outcome[];
}

/** Parses a written table into rows. */
export function readTable(text: string): Row[] {
  const [, ...sections] = text.split(/^# /m);
  return sections.flatMap((section) => readSection(section.startsWith("What the city") ? "city" : "national", section));
}

function readSection(party: Party, section: string): Row[] {
  const all = new Map<string, string[]>();
  const told = section.split("\n").flatMap((line): Told[] => {
    const [cells = "", paths = "", named = ""] = line.split(" | ");
    return [...named.matchAll(NAMED)].flatMap(([, type = "", star, listed, some, one]) => {
      if (listed !== undefined) all.set(type, words(listed));
      const fields = star ? undefined : words(some ?? one ?? "");
      return pathsOf(paths).map((path) => ({ party, type, path, fields, cells: words(cells) as Outcome[] }));
    });
  });
  const own = new Set(
    told.flatMap(({ type, path, fields }) => fields?.map((field) => `${type}.${field} ${path}`) ?? []),
  );
  return told.flatMap(({ fields, ...row }) => {
    const rest = () => (all.get(row.type) ?? []).filter((field) => !own.has(`${row.type}.${field} ${row.path}`));
    return (fields ?? rest()).map((field) => ({ ...row, field }));
  });
}

/** `root, entity DRAFT ENDED` is root, entity DRAFT and entity ENDED. */
function pathsOf(text: string): string[] {
  return text.split(",").flatMap((written) => {
    const [path = "", ...cases] = words(written);
    return cases.length > 0 ? cases.map((one) => `${path} ${one}`) : [path];
  });
}

const words = (text: string) => text.split(/\s+/).filter(Boolean);
