import { arrangeCity } from "@aiwork/kit/city/arrange-city";
import { startTestParty, type TestParty } from "@aiwork/kit/subgraph/test-party";
import { city } from "../../city";

let party: TestParty;
let seeker_id: string;
const sessions: Record<string, string> = {};
beforeAll(async () => {
  party = await startTestParty(city, "seed", "2013-10-31");
  seeker_id = await arrangeCity(party, "city_file");
  sessions.held = await arrangeCity(party, "counseling_session", {
    seeker_id,
    day: "2013-10-10",
    held_on: "2013-10-10",
    booked_for: "2013-10-10T01:00:00Z",
    minutes: 50,
    themes: ["INTERVIEW_PRACTICE", "DOCUMENT_WRITING"],
    by_role: "city.counselor",
    by_name: "相談 花子",
    summary: "面接の練習をした",
    next_action_text: "応募する",
    next_action_owner: "NATIONAL",
    next_action_due_on: "2013-10-20",
  });
  await arrangeCity(party, "counseling_note", { session_id: sessions.held, notes: "緊張が強い" });
  await arrangeCity(party, "state_change", { subject_id: sessions.held, to_state: "HELD" });
  const other = { seeker_id: await arrangeCity(party, "city_file"), service_point_id: "teine", held_on: null };
  sessions.booked = await arrangeCity(party, "counseling_session", {
    ...other,
    day: "2013-11-05",
    booked_for: "2013-11-05T01:00:00Z",
    status: "BOOKED",
  });
  sessions.missed = await arrangeCity(party, "counseling_session", {
    ...other,
    day: "2013-10-01",
    booked_for: "2013-10-01T01:00:00Z",
    status: "NO_SHOW",
  });
});
afterAll(() => party?.[Symbol.asyncDispose]());

const nameOf = (id: string) => Object.entries(sessions).find(([, known]) => known === id)?.[0];

async function listed(filter: object): Promise<unknown[]> {
  const { data } = await party.ask(
    "query ($filter: CounselingSessionFilter) { counselingSessions(filter: $filter, first: 10) { edges { node { id } } } }",
    { filter },
  );
  return data.counselingSessions.edges.map(({ node }: { node: { id: string } }) => nameOf(node.id));
}

describe("a counseling session", () => {
  it("reads a session with its notes and history", async () => {
    const { data, errors } = await party.ask(
      `query ($id: ID!) { seeker(id: $id) { city { counselingSessions(last: 1) { totalCount edges { node {
        id seeker { id } servicePoint { name } bookedFor heldOn minutes themes status by { party role name } summary notes
        nextAction { text owner dueOn } history { from to by { role } }
      } } } } } }`,
      { id: seeker_id },
    );
    expect(errors).toEqual([]);
    const { edges, totalCount } = data.seeker.city.counselingSessions;
    expect(totalCount).toBe(1);
    expect(edges[0].node).toEqual({
      id: sessions.held,
      seeker: { id: seeker_id },
      servicePoint: { name: "あいワーク白石" },
      bookedFor: "2013-10-10T01:00:00.000Z",
      heldOn: "2013-10-10",
      minutes: 50,
      themes: ["INTERVIEW_PRACTICE", "DOCUMENT_WRITING"],
      status: "HELD",
      by: { party: "CITY", role: "city.counselor", name: "相談 花子" },
      summary: "面接の練習をした",
      notes: "緊張が強い",
      nextAction: { text: "応募する", owner: "NATIONAL", dueOn: "2013-10-20" },
      history: [{ from: null, to: "HELD", by: { role: "city.counselor" } }],
    });
  });

  it("reads a session that was not held without counselor, notes or next action", async () => {
    const { data } = await party.ask(
      `{ counselingSessions(filter: { status: BOOKED }, first: 1) { edges { node {
        heldOn by { role } notes nextAction { text } history { to }
      } } } }`,
    );
    expect(data.counselingSessions.edges).toEqual([
      { node: { heldOn: null, by: null, notes: null, nextAction: null, history: [] } },
    ]);
  });
});

describe("the list of counseling sessions", () => {
  it.each([
    [{}, ["booked", "held", "missed"]],
    [{ servicePointId: "teine" }, ["booked", "missed"]],
    [{ servicePointId: "atsubetsu" }, []],
    [{ status: "NO_SHOW" }, ["missed"]],
    [{ from: "2013-10-10" }, ["booked", "held"]],
    [{ from: "2013-10-01", to: "2013-10-10" }, ["held", "missed"]],
    [{ to: "2013-09-30" }, []],
  ])("filters the list of sessions by %j, latest day first", async (filter, found) => {
    expect(await listed(filter)).toEqual(found);
  });

  it("lists the sessions of a day by their time, then those without a time, in the order asked for", async () => {
    const at = (booked_for: string | null) =>
      arrangeCity(party, "counseling_session", { seeker_id, day: "2013-10-24", held_on: "2013-10-24", booked_for });
    const walkIn = await at(null);
    const afternoon = await at("2013-10-24T05:00:00Z");
    const morning = await at("2013-10-24T01:00:00Z");
    // Booked for another day and held on this one: the time that day had is none of this day's.
    const moved = await at("2013-10-22T03:00:00Z");
    const inOrder = [morning, afternoon, walkIn, moved];
    const pageOf = async (order: string, page: string) => {
      const of = 'filter: { from: "2013-10-24", to: "2013-10-24" }';
      const query = `{ counselingSessions(${of}, order: ${order}, ${page}) { edges { cursor node { id } } } }`;
      const { data, errors } = await party.ask(query);
      if (errors.length > 0) return errors[0]?.extensions?.refusal;
      return data.counselingSessions.edges.map(({ node }: { node: { id: string } }) => node.id);
    };
    expect(await pageOf("EARLIEST_FIRST", "first: 4")).toEqual(inOrder);
    expect(await pageOf("EARLIEST_FIRST", "last: 2")).toEqual([walkIn, moved]);
    expect(await pageOf("LATEST_FIRST", "first: 4")).toEqual(inOrder.toReversed());
    const { data } = await party.ask(
      '{ counselingSessions(filter: { from: "2013-10-24", to: "2013-10-24" }, order: EARLIEST_FIRST, first: 2) { pageInfo { endCursor } } }',
    );
    const after = data.counselingSessions.pageInfo.endCursor;
    expect(await pageOf("EARLIEST_FIRST", `first: 4, after: "${after}"`)).toEqual([walkIn, moved]);
    expect(await pageOf("LATEST_FIRST", `first: 4, after: "${after}"`)).toBe("WRONG_CURSOR");
  });

  it("refuses a list of sessions whose first day is after the last", async () => {
    const { errors } = await party.ask(
      '{ counselingSessions(filter: { from: "2013-10-02", to: "2013-10-01" }, first: 1) { edges { cursor } } }',
    );
    expect(errors).toMatchObject([{ extensions: { code: "BAD_USER_INPUT", refusal: "DAYS_REVERSED" } }]);
  });
});
