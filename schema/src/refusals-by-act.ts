import { COMPUTED, type SourceModule } from "./source-modules";

/** A code that an act may be refused with, and the sentence of its catalogue. */
export interface ListedError {
  code: string;
  sentence: string;
}

/** What every act runs in: it refuses too. */
const WRAPPER = "defineMutation";

/**
 * What an act may be refused with, sorted by code: every error that its function makes, or a function or constant that it
 * refers to, however far. Only the errors of business catalogues are returned as `userErrors`. An act that is not served
 * yet has those that every act has.
 */
export function findRefusals(modules: readonly SourceModule[]): (act: string) => ListedError[] {
  const exporting = new Map(modules.flatMap((module) => [...module.declarations.keys()].map((name) => [name, module])));
  const sentences = new Map(modules.flatMap(({ sentences }) => [...sentences]));
  requireLiteralCodes(modules, new Set([...sentences.keys()].map((error) => error.split(" ")[0])));
  const acts = new Map(
    modules.flatMap((module) => [...module.acts].map(([name, { references }]) => [name, { module, references }])),
  );
  return (act) => {
    const { module = modules[0], references = [] } = acts.get(act) ?? {};
    const refusals = new Map<string, string>();
    for (const error of module ? reachedErrors(exporting, module, [...references, WRAPPER]) : []) {
      const sentence = sentences.get(error);
      // guard: only-business-errors-are-listed
      if (sentence !== undefined) refusals.set(error.split(" ")[1] ?? "", sentence);
    }
    const sorted = [...refusals].sort(([a], [b]) => (a < b ? -1 : 1));
    return sorted.map(([code, sentence]) => ({ code, sentence }));
  };
}

/** What an act is refused with is read from the text of the code. @throws Error where a catalogue's code is computed */
function requireLiteralCodes(modules: readonly SourceModule[], catalogues: ReadonlySet<unknown>): void {
  for (const { file, declarations } of modules)
    for (const { errors } of declarations.values())
      for (const error of errors) {
        const [catalogue, code] = error.split(" ");
        // guard: code-of-error-is-literal
        if (code === COMPUTED && catalogues.has(catalogue))
          throw new Error(`Write the code of ${catalogue} as a literal in ${file}`);
      }
}

function reachedErrors(
  exporting: ReadonlyMap<string, SourceModule>,
  from: SourceModule,
  names: readonly string[],
): ReadonlySet<string> {
  const errors = new Set<string>();
  const seen = new Set<string>();
  const follow = (name: string, inModule: SourceModule) => {
    const imported = inModule.imports.get(name);
    const isOwn = inModule.declarations.has(name);
    const module = isOwn ? inModule : name === WRAPPER || imported ? exporting.get(imported ?? name) : undefined;
    const declared = module?.declarations.get(isOwn ? name : (imported ?? name));
    const place = `${module?.file} ${imported ?? name}`;
    if (!module || !declared || seen.has(place)) return;
    seen.add(place);
    for (const error of declared.errors) errors.add(error);
    for (const reference of declared.references) follow(reference, module);
  };
  for (const name of names) follow(name, from);
  return errors;
}
