import { sources, textOf } from "./sources.mjs";

const EXPORT =
  /^(?:@.*\) )?export (?:async |abstract |declare |const (?=enum ))*(?:function\*?|const|let|class|interface|type|enum) ([\w$\p{L}]+)/gmu;
/** With a type, defaults and inner patterns. */
const DESTRUCTURED = /^export (?:const|let) [[{]([\s\S]*?)[\]}](?:: [^=]+)? = /gm;

/** Names that are exported in more than one file, each with its files: go-to-symbol must find one place. */
export function findSharedNames() {
  const declared = new Map();
  for (const file of sources)
    for (const name of namesIn(textOf(file))) declared.set(name, [...(declared.get(name) ?? []), file]);
  return [...declared].filter(([, files]) => files.length > 1);
}

function namesIn(text) {
  const plain = [...text.matchAll(EXPORT)].map(([, name]) => name);
  const taken = [...text.matchAll(DESTRUCTURED)].flatMap(([, names]) =>
    names
      .split(",")
      .map((name) =>
        name
          .split("=")[0]
          .split(":")
          .at(-1)
          .replace(/[[\]{}.]/g, "")
          .trim(),
      )
      .filter((name) => /^[\w$\p{L}]+$/u.test(name)),
  );
  // An overloaded function is declared several times.
  return new Set([...plain, ...taken]);
}
