import { randomUUID } from "node:crypto";
import { arrangeCity } from "@aiwork/kit/city/arrange-city";
import { CITY_COUNSELOR, CITY_COUNSELOR_ELSEWHERE, cityMutations } from "@aiwork/kit/city/send-city-mutation";
import { startTestParty, type TestParty } from "@aiwork/kit/subgraph/test-party";
import { city } from "../../city";

let party: TestParty;
let mutations: ReturnType<typeof cityMutations>;
let seekerId: string;
let sessionId: string;
beforeAll(async () => {
  party = await startTestParty(city, "seed", "2013-10-31");
  mutations = cityMutations(party);
});
const agreed = { next_action_text: "応募する", next_action_owner: "CITY", next_action_due_on: "2013-10-20" };
const held = (more: object = {}) =>
  arrangeCity(party, "counseling_session", {
    ...{ seeker_id: seekerId, day: "2013-10-10", held_on: "2013-10-10" },
    ...agreed,
    ...more,
  });
beforeEach(async () => {
  await mutations.rows("delete from counseling_session");
  seekerId = await arrangeCity(party, "city_file");
  sessionId = await held();
});
afterAll(() => party?.[Symbol.asyncDispose]());

const FIELDS = "session { nextAction { text doneOn doneBy { party role name } } }";
const mark = (doneOn: string | null) =>
  mutations.mutate(CITY_COUNSELOR, "markCounselingNextAction", { sessionId, doneOn }, FIELDS);
const refused = (input: object, who = CITY_COUNSELOR) =>
  mutations.userError(who, "markCounselingNextAction", { sessionId, doneOn: "2013-10-20", ...input });

describe("markCounselingNextAction", () => {
  it("marks the next action as done, in the session and in the person's half, and as open again", async () => {
    const done = {
      text: "応募する",
      doneOn: "2013-10-20",
      doneBy: { party: "CITY", role: "city.counselor", name: "相談 花子" },
    };
    expect((await mark("2013-10-20")).session.nextAction).toEqual(done);
    const query = `query ($id: ID!) {
      seeker(id: $id) { city { nextAction { text doneOn doneBy { party role name } } } } }`;
    expect((await party.askAs(CITY_COUNSELOR, query, { id: seekerId })).data.seeker.city.nextAction).toEqual(done);
    expect((await mark(null)).session.nextAction).toEqual({ text: "応募する", doneOn: null, doneBy: null });
    expect((await mark("2013-10-31")).userErrors).toEqual([]);
  });

  it.each([
    ["with a day to come", { doneOn: "2013-11-01" }, "DAY_IN_THE_FUTURE doneOn"],
    ["before it was agreed on", { doneOn: "2013-10-09" }, "DONE_BEFORE_AGREED doneOn"],
    ["as open while it is", { doneOn: null }, "NEXT_ACTION_OPEN sessionId"],
    ["in no session", { sessionId: randomUUID() }, "NO_SUCH_RECORD sessionId"],
  ])("is refused %s, and writes nothing", async (_, input, refusal) => {
    expect(await refused(input)).toBe(refusal);
  });

  it("is refused a second time, at another service point, and where nothing was agreed on or the session is void", async () => {
    expect(await refused({}, CITY_COUNSELOR_ELSEWHERE)).toBe("NO_SUCH_RECORD sessionId");
    await mark("2013-10-20");
    expect(await refused({})).toBe("NEXT_ACTION_DONE sessionId");
    const nothing = { next_action_text: null, next_action_owner: null, next_action_due_on: null };
    expect(await refused({ sessionId: await held(nothing) })).toBe("NO_NEXT_ACTION sessionId");
    expect(await refused({ sessionId: await held({ status: "VOIDED" }) })).toBe("NO_NEXT_ACTION sessionId");
  });
});

describe("the list of sessions", () => {
  const listed = async (filter: object, who = CITY_COUNSELOR) => {
    const query = `query ($filter: CounselingSessionFilter) {
      counselingSessions(filter: $filter, first: 10) { edges { node { id } } } }`;
    const { data, errors } = await party.askAs(who, query, { filter });
    expect(errors).toEqual([]);
    return data.counselingSessions.edges.map(({ node }: { node: { id: string } }) => node.id);
  };

  it("finds what is still to be done, and what of it is due", async () => {
    const later = await held({ day: "2013-10-11", held_on: "2013-10-11", next_action_due_on: "2013-11-20" });
    const someDay = await held({ day: "2013-10-12", held_on: "2013-10-12", next_action_due_on: null });
    const done = await held({
      ...{ day: "2013-10-13", held_on: "2013-10-13" },
      ...{ next_action_done_on: "2013-10-14", next_action_done_by_role: "city.counselor" },
    });
    expect(await listed({ nextActionOpen: true })).toEqual([someDay, later, sessionId]);
    expect(await listed({ nextActionOpen: false })).toEqual([done]);
    expect(await listed({ nextActionDueBy: "2013-10-31" })).toEqual([sessionId]);
    expect(await listed({ nextActionDueBy: "2013-11-20", nextActionOpen: true })).toEqual([later, sessionId]);
    expect(await listed({ nextActionDueBy: "2013-10-19" })).toEqual([]);
  });

  it("finds the caller's own: those booked with the name in the token, and those held under it", async () => {
    const booked = await held({
      ...{ status: "BOOKED", held_on: null, day: "2013-11-05", booked_for: "2013-11-05T01:00:00Z" },
      ...{ counselor: "相談　花子", next_action_text: null, next_action_owner: null, next_action_due_on: null },
    });
    const heldByHer = await held({ by_role: "city.counselor", by_name: "相談 花子", counselor: "面談 次郎" });
    await held({ by_role: "city.counselor", by_name: "面談 次郎", counselor: "相談 花子" });
    expect(await listed({ mine: true })).toEqual([booked, heldByHer]);
    expect(await listed({ mine: false })).toHaveLength(4);
    expect(await listed({ mine: true }, { role: "city.counselor", servicePoints: ["shiroishi"] })).toEqual([]);
  });

  it("finds those of a person by name, written as people type it", async () => {
    await mutations.rows("update city_profile set name = '髙橋 一' where seeker_id = $1", seekerId);
    const other = await arrangeCity(party, "city_file");
    await held({ seeker_id: other });
    expect(await listed({ person: "高橋" })).toEqual([sessionId]);
    expect(await listed({ person: "高橋 二" })).toEqual([]);
  });
});
