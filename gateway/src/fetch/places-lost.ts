import type { KeyEchoes } from "../supergraph/find-key-echoes";
import type { FetchInHand } from "./fetch-in-hand";
import type { Place } from "./place";
import { representedTypes } from "./represented-types";
import { rootTypeOf } from "./root-type";
import { selectedFields } from "./selected-fields";

/** Ten fields for each of a hundred people. Beyond that, a null stands without an error. */
const MOST_PLACES = 1_000;

/** The paths that are null when a fetch fails as a whole: a party's half of a seeker, not the seeker. */
export function placesLost(fetch: FetchInHand, echoes: KeyEchoes): Place[] {
  const places = new Map<string, Place>();
  for (const place of lost(fetch, echoes)) {
    places.set(JSON.stringify(place), place);
    if (places.size === MOST_PLACES) break;
  }
  return [...places.values()];
}

function* lost(fetch: FetchInHand, echoes: KeyEchoes): Generator<Place> {
  for (const root of selectedFields(fetch, fetch.operation.selectionSet, rootTypeOf(fetch))) {
    if (root.node.name.value === "_entities") {
      for (const [index, type] of representedTypes(fetch).entries())
        yield* under(fetch, [root.as, index], root.node.selectionSet, type, ["__typename"]);
      continue;
    }
    const echo = fetch.operation.operation === "query" ? echoes.get(root.node.name.value) : undefined;
    const known = ["__typename", ...(echo?.keys.flat() ?? [])];
    const halves = echo ? [...under(fetch, [root.as], root.node.selectionSet, echo.entity.name, known)] : [];
    yield* echo ? halves : [[root.as]];
  }
}

function* under(
  fetch: FetchInHand,
  place: Place,
  set: Parameters<typeof selectedFields>[1],
  type: string,
  known: string[],
) {
  for (const { node, as } of selectedFields(fetch, set, type))
    if (!known.includes(node.name.value)) yield [...place, as];
}
