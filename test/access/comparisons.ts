import type { Party } from "../constellation";
import { mutationPlaces } from "./mutations";
import { type Place, placesOf } from "./place";
import type { Way } from "./read-places";

/** A query, and its variants that must have the same answer. */
export interface Comparison {
  readonly plain: Way;
  readonly others: readonly Way[];
}

/** The comparisons over everything that a party serves. */
export function comparisonsOf(party: Party): Comparison[] {
  const places = placesOf(party);
  const entities = places.filter(({ path }) => path === "entity");
  const others = places.filter((place) => !entities.includes(place));
  const whole = others.filter(({ isWhole }) => isWhole);
  const acts = mutationPlaces(party);
  const inForms = (door: Way["door"], asked: readonly Place[]): Way[] =>
    (["inline", "named", "alias"] as const).map((form) => ({ door, form, places: asked }));
  return [
    {
      plain: { door: "gateway", form: "plain", places: others },
      others: [...inForms("gateway", others), { door: party, form: "plain", places: whole }],
    },
    { plain: { door: party, form: "plain", places: entities }, others: inForms(party, entities) },
    {
      plain: { door: "gateway", form: "plain", places: acts },
      others: [{ door: party, form: "alias", places: acts }],
    },
  ];
}
