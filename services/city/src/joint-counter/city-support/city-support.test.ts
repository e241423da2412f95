import { randomUUID } from "node:crypto";
import { arrangeCity } from "@aiwork/kit/city/arrange-city";
import { startTestParty, type TestParty } from "@aiwork/kit/subgraph/test-party";
import { city } from "../../city";

let party: TestParty;
beforeAll(async () => {
  party = await startTestParty(city, "seed", "2013-10-31");
});
afterAll(() => party?.[Symbol.asyncDispose]());

const HALF = `
  profile {
    name nameKana birthDate ageBand sex municipalityCode wardCode phone email publicAssistance
    registeredAt { id name wardName } registeredOn status
  }
  withheld { category reason }
  counselingSessions(first: 10) {
    edges { cursor node {
      id servicePoint { name } bookedFor heldOn minutes themes status by { party role name } summary notes
      nextAction { text owner dueOn } seeker { id }
    } }
    pageInfo { hasNextPage endCursor }
  }
  visits(first: 10) { edges { node { id servicePoint { name } visitedOn services status voidReason } } }
  programApplications(first: 10) {
    edges { node { id status submittedOn decidedOn decisionReason program { id number title conditions { kind codes } } } }
  }
  eligiblePrograms { program { title } met { text } toCheck { text } }
  liaisons(first: 10) { edges { node { id servicePoint { name } status overdue openedOn dueOn purpose } } }
  timeline { id at on kind title category subjectId }
  nextAction { text owner dueOn }
  consents { id holder recipient categories purpose givenOn expiresOn withdrawnAt status takenBy { role } }
`;
const VIEW = `query ($id: ID!) { seeker(id: $id) { id city { ${HALF} } } }`;

async function bringSupported(registeredOn = "2013-06-03"): Promise<string> {
  const seeker_id = await arrangeCity(party, "city_file", {
    birth_date: "1961-04-02",
    ward_code: "011045",
    registered_on: registeredOn,
  });
  await arrangeCity(party, "public_assistance", { seeker_id });
  const session_id = await arrangeCity(party, "counseling_session", {
    seeker_id,
    next_action_text: "職務経歴書を書く",
    next_action_owner: "CITY",
  });
  await arrangeCity(party, "counseling_note", { session_id });
  await arrangeCity(party, "visit", { seeker_id });
  const conditions = [{ kind: "VISITED_POINT", text: "来所した方", codes: ["shiroishi"] }];
  const program_id = await arrangeCity(party, "support_program", { conditions });
  await arrangeCity(party, "program_application", { seeker_id, program_id });
  await arrangeCity(party, "liaison", { seeker_id });
  await arrangeCity(party, "disclosure_consent", { seeker_id });
  return seeker_id;
}

describe("the city's half", () => {
  it("reads the city's half in at most 9 statements, whatever is in it", async () => {
    const id = await bringSupported();
    const { data, errors, statements } = await party.ask(VIEW, { id });
    expect(errors).toEqual([]);
    const { counselingSessions, visits, programApplications, liaisons, consents } = data.seeker.city;
    for (const list of [counselingSessions, visits, programApplications, liaisons]) expect(list.edges).toHaveLength(1);
    expect(consents).toHaveLength(1);
    expect([...statements].sort()).toEqual([
      "applications:children:first",
      "city-halves",
      "city-timelines",
      "counseling:children:first",
      "liaisons:children:first",
      "programs-accepting",
      "seekers-at-service-point",
      "service-points",
      "visits:children:first",
    ]);
    const again = await party.ask(VIEW, { id });
    expect(again.statements).toHaveLength(8);
  });

  it("reads the half of an unknown person as null without reading its fields", async () => {
    const { data, errors, statements } = await party.ask(VIEW, { id: randomUUID() });
    expect([data.seeker.city, errors, statements]).toEqual([null, [], ["seekers-at-service-point"]]);
  });

  it("reads the halves of fifty persons in as many statements as of five", async () => {
    for (let i = 0; i < 50; i += 1) await bringSupported("2013-07-01");
    const list = (first: number) =>
      party.ask(`query ($first: Int!) { seekers(first: $first) { edges { node { id city { ${HALF} } } } } }`, {
        first,
      });
    const [few, many] = [await list(5), await list(50)];
    expect([few.data.seekers.edges.length, many.data.seekers.edges.length]).toEqual([5, 50]);
    expect(many.errors).toEqual([]);
    expect(many.statements).toHaveLength(few.statements.length);
    expect(many.statements).toHaveLength(9);
    for (const { node } of many.data.seekers.edges) expect(node.city.visits.edges).toHaveLength(1);
  });
});

describe("a city file", () => {
  const profile = async (id: string) =>
    (
      await party.ask(
        `query ($id: ID!) { seeker(id: $id) { city { profile {
          name ageBand publicAssistance registeredAt { wardName } registeredOn status history { from to reason by { role } }
        } } } }`,
        { id },
      )
    ).data.seeker.city.profile;

  it("reads a city file with its profile and history", async () => {
    const id = await arrangeCity(party, "city_file", {
      birth_date: "1961-04-02",
      registered_at: "teine",
      status: "DORMANT",
    });
    await arrangeCity(party, "state_change", { subject_id: id, to_state: "OPEN" });
    await arrangeCity(party, "state_change", {
      subject_id: id,
      at: "2013-10-20T01:00:00Z",
      from_state: "OPEN",
      to_state: "DORMANT",
      reason: "来所なし",
    });
    expect(await profile(id)).toEqual({
      name: "試験 太郎",
      ageBand: "FROM_45_TO_54",
      publicAssistance: null,
      registeredAt: { wardName: "手稲区" },
      registeredOn: "2013-06-03",
      status: "DORMANT",
      history: [
        { from: null, to: "OPEN", reason: null, by: { role: "city.counselor" } },
        { from: "OPEN", to: "DORMANT", reason: "来所なし", by: { role: "city.counselor" } },
      ],
    });
  });

  it.each([true, false])("reads whether public assistance is received: %s", async (received) => {
    const id = await arrangeCity(party, "city_file");
    await arrangeCity(party, "public_assistance", { seeker_id: id, received });
    expect((await profile(id)).publicAssistance).toBe(received);
  });
});

describe("the next action", () => {
  it("reads the next action of the latest session held, or null when it agreed on none", async () => {
    const seeker_id = await arrangeCity(party, "city_file");
    const session = (day: string, text: string | null, more: object = {}) =>
      arrangeCity(party, "counseling_session", {
        seeker_id,
        day,
        held_on: day,
        next_action_text: text,
        next_action_owner: text && "NATIONAL",
        ...more,
      });
    await session("2013-09-01", "古い約束");
    await session("2013-09-15", "求人を選ぶ", { next_action_due_on: "2013-10-10" });
    await session("2013-11-05", "予定", { status: "BOOKED", held_on: null, booked_for: "2013-11-05T01:00:00Z" });
    const next = async () => {
      const query = "query ($id: ID!) { seeker(id: $id) { city { nextAction { text owner dueOn } } } }";
      return (await party.ask(query, { id: seeker_id })).data.seeker.city.nextAction;
    };
    expect(await next()).toEqual({ text: "求人を選ぶ", owner: "NATIONAL", dueOn: "2013-10-10" });
    await session("2013-10-01", null);
    expect(await next()).toBeNull();
  });
});
