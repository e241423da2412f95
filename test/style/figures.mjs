// `npm run style -- --figures`: how the production code is cut, in figures.
import { dirname } from "node:path";
import { findCircles } from "./circles.mjs";
import { findSharedNames } from "./exported-names.mjs";
import { importsOf, production, textOf } from "./sources.mjs";

const linesOf = (file) => textOf(file).trimEnd().split("\n").length;
const at = (sorted, share) => sorted[Math.floor(sorted.length * share)] ?? 0;

export function figures() {
  const lines = production.map(linesOf).sort((a, b) => a - b);
  const total = lines.reduce((sum, count) => sum + count, 0);
  const imports = production.reduce((sum, file) => sum + (textOf(file).match(/^import /gm)?.length ?? 0), 0);
  const importers = new Map();
  for (const file of production)
    for (const imported of new Set(importsOf(file)))
      importers.set(imported, [...(importers.get(imported) ?? []), file]);
  const onlyByOne = [...importers].filter(
    ([file, by]) => by.length === 1 && dirname(by[0]) === dirname(file) && production.includes(file),
  );
  return {
    files: production.length,
    lines: total,
    p50: at(lines, 0.5),
    p90: at(lines, 0.9),
    longest: lines.at(-1) ?? 0,
    under15: `${((100 * lines.filter((count) => count < 15).length) / lines.length).toFixed(1)} %`,
    importsPer1000Lines: Math.round((1000 * imports) / total),
    importedByOneFileOfTheirFolder: onlyByOne.length,
    circlesOfFolders: findCircles().length,
    foldersInCircles: findCircles().flat().length,
    sharedNames: findSharedNames().length,
  };
}
