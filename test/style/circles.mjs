import { dirname } from "node:path";
import { importsOf, sources } from "./sources.mjs";

/** Groups of folders that import each other, directly or by way of others; tests may look anywhere. */
export function findCircles(files = sources.filter((file) => !file.endsWith(".test.ts"))) {
  const graph = new Map();
  for (const file of files) {
    const folder = dirname(file);
    const targets = graph.get(folder) ?? new Set();
    graph.set(folder, targets);
    for (const imported of importsOf(file)) if (dirname(imported) !== folder) targets.add(dirname(imported));
  }
  return stronglyConnected(graph).filter((group) => group.length > 1);
}

/** Tarjan's algorithm. */
function stronglyConnected(graph) {
  const index = new Map();
  const low = new Map();
  const stack = [];
  const groups = [];
  const visit = (node) => {
    index.set(node, index.size);
    low.set(node, index.get(node));
    stack.push(node);
    for (const next of graph.get(node) ?? []) {
      if (!index.has(next)) visit(next);
      if (stack.includes(next)) low.set(node, Math.min(low.get(node), low.get(next)));
    }
    if (low.get(node) !== index.get(node)) return;
    groups.push(stack.splice(stack.indexOf(node)));
  };
  for (const node of graph.keys()) if (!index.has(node)) visit(node);
  return groups;
}
