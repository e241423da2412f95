import { halfOf, ID, openHalf } from "./rehearsal/halves";
import { openCounter } from "./rehearsal/open-rehearsal";

it("a view holds all that a client's fragment and the selection beside it ask of one half", async () => {
  await using city = await openHalf("city");
  await using national = await openHalf("national");
  await using counter = await openCounter(city, national);
  const query = `query V($id: ID!) {
    whole: seeker(id: $id) { id ...Why city { nextAction { text owner } } }
    part: seeker(id: $id) { id ...Why } }
    fragment Why on Seeker { city { withheld { reason } } }`;
  const { data, errors } = await counter.ask(query, { id: ID });
  expect(errors).toEqual([]);
  const { nextAction, withheld } = halfOf("city");
  expect(data).toEqual({ whole: { id: ID, city: { nextAction, withheld } }, part: { id: ID, city: { withheld } } });
});
