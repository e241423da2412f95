import type { ErrorCode } from "@aiwork/server/errors/error-codes";
import { Refusal } from "@aiwork/server/errors/refusal";
import type { ResponsePath } from "../subgraph/graphql-response";
import { type BoundFetch, representedTypes, rootTypeOf } from "./bound-fetch";
import type { KeyEchoes } from "./key-echoes";
import { selectedFields } from "./selected-fields";

/** Ten fields for each of a hundred people. Beyond that, a null stands without an error. */
const MAX_LOST_PATHS = 1_000;

/** The paths that are null when a fetch fails as a whole: a party's half of a seeker, not the seeker. */
export function lostPaths(fetch: BoundFetch, echoes: KeyEchoes): ResponsePath[] {
  const paths = new Map<string, ResponsePath>();
  for (const path of pathsLost(fetch, echoes)) {
    paths.set(JSON.stringify(path), path);
    if (paths.size === MAX_LOST_PATHS) break;
  }
  return [...paths.values()];
}

function* pathsLost(fetch: BoundFetch, echoes: KeyEchoes): Generator<ResponsePath> {
  for (const root of selectedFields(fetch, fetch.operation.selectionSet, rootTypeOf(fetch))) {
    if (root.node.name.value === "_entities") {
      for (const [index, type] of representedTypes(fetch).entries())
        yield* pathsUnder(fetch, [root.as, index], root.node.selectionSet, type, ["__typename"]);
      continue;
    }
    const echo = fetch.operation.operation === "query" ? echoes.get(root.node.name.value) : undefined;
    const known = ["__typename", ...(echo?.keys.flat() ?? [])];
    const halves = echo ? [...pathsUnder(fetch, [root.as], root.node.selectionSet, echo.entity.name, known)] : [];
    yield* echo ? halves : [[root.as]];
  }
}

function* pathsUnder(
  fetch: BoundFetch,
  path: ResponsePath,
  set: Parameters<typeof selectedFields>[1],
  type: string,
  known: string[],
) {
  for (const { node, as } of selectedFields(fetch, set, type))
    if (!known.includes(node.name.value)) yield [...path, as];
}

/** Reports an error of a whole entity at each path in it that this fetch was to fill. */
export function spreadError(error: Refusal, lost: readonly ResponsePath[]): Refusal[] {
  const { path: entity } = error;
  const within = entity
    ? lost.filter((path) => path.length > entity.length && entity.every((step, i) => step === path[i]))
    : [];
  return within.length > 0 ? within.map((path) => errorAt(error, path)) : [error];
}

/** The same error at another path. */
export function errorAt({ extensions, names, sentences }: Refusal, path: ResponsePath): Refusal {
  return new Refusal(extensions.code as ErrorCode, names, sentences, path);
}
