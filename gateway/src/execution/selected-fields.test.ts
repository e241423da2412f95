import { SEEKER_ID, seekerHalf, startSeekerHalf } from "@aiwork/kit/gateway/party-subgraph";
import { startGateway } from "@aiwork/kit/gateway/start-gateway";

it("answers every field when a fragment and another selection both select from one half", async () => {
  await using city = await startSeekerHalf("city");
  await using national = await startSeekerHalf("national");
  await using gateway = await startGateway(city, national);
  const query = `query V($id: ID!) {
    whole: seeker(id: $id) { id ...Why city { nextAction { text owner } } }
    part: seeker(id: $id) { id ...Why } }
    fragment Why on Seeker { city { withheld { reason } } }`;
  const { data, errors } = await gateway.ask(query, { id: SEEKER_ID });
  expect(errors).toEqual([]);
  const { nextAction, withheld } = seekerHalf("city");
  expect(data).toEqual({
    whole: { id: SEEKER_ID, city: { nextAction, withheld } },
    part: { id: SEEKER_ID, city: { withheld } },
  });
});
