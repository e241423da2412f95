import { halfOf, ID, openHalf } from "./rehearsal/halves";
import { openCounter } from "./rehearsal/open-rehearsal";

it("answers every field when a fragment and another selection both select from one half", async () => {
  await using city = await openHalf("city");
  await using national = await openHalf("national");
  await using gateway = await openCounter(city, national);
  const query = `query V($id: ID!) {
    whole: seeker(id: $id) { id ...Why city { nextAction { text owner } } }
    part: seeker(id: $id) { id ...Why } }
    fragment Why on Seeker { city { withheld { reason } } }`;
  const { data, errors } = await gateway.ask(query, { id: ID });
  expect(errors).toEqual([]);
  const { nextAction, withheld } = halfOf("city");
  expect(data).toEqual({ whole: { id: ID, city: { nextAction, withheld } }, part: { id: ID, city: { withheld } } });
});
