import { randomUUID } from "node:crypto";
import { arrangeCity } from "@aiwork/kit/city/arrange-city";
import { councilMeetingMutations, MINUTES_TEXT } from "@aiwork/kit/city/council-meeting-mutations";
import { cityMutations, PLANNING_AT_CITY } from "@aiwork/kit/city/send-city-mutation";
import { startTestParty, type TestParty } from "@aiwork/kit/subgraph/test-party";
import { ANONYMOUS } from "@aiwork/server/identity/caller";
import { city } from "../../city";

let party: TestParty;
let mutations: ReturnType<typeof cityMutations>;
let council: ReturnType<typeof councilMeetingMutations>;
beforeAll(async () => {
  party = await startTestParty(city, "seed", "2013-10-31");
  mutations = cityMutations(party);
  council = councilMeetingMutations(mutations);
});
afterAll(() => party?.[Symbol.asyncDispose]());

describe("a meeting of the council", () => {
  it("schedules a meeting with its agenda, which is the next one until its day has passed", async () => {
    const { meeting, userErrors } = await council.schedule("2013-11-20");
    expect(userErrors).toEqual([]);
    expect(meeting).toMatchObject({
      heldOn: "2013-11-20",
      status: "SCHEDULED",
      minutes: null,
      minutesVersion: null,
      cityApproval: null,
      history: [{ from: null, to: "SCHEDULED", reason: null }],
    });
    await council.schedule("2013-12-20");
    const query = `query ($id: ID!) { council { nextMeeting { heldOn } meetings(first: 1) { edges { node { heldOn status } } } }
      councilMeeting(id: $id) { heldOn status } }`;
    const { data } = await party.askAs(ANONYMOUS, query, { id: meeting.id });
    expect(data).toEqual({
      council: {
        nextMeeting: { heldOn: "2013-11-20" },
        meetings: { edges: [{ node: { heldOn: "2013-12-20", status: "SCHEDULED" } }] },
      },
      councilMeeting: { heldOn: "2013-11-20", status: "SCHEDULED" },
    });
  });

  it("says all that is wrong with a meeting at once", async () => {
    const { userErrors } = await council.schedule("2013-10-30", ["議題", "議\n題", "題".repeat(101)]);
    expect(userErrors.map(({ code, path }: { code: string; path: string[] }) => [code, ...path].join(" "))).toEqual([
      ...["MEETING_DAY_PAST heldOn", "LINE_BREAK_FOUND agenda 1", "TEXT_TOO_LONG agenda 2"],
    ]);
  });

  it("adds the city's overdue requests to a meeting's agenda", async () => {
    const due = (response_due_on: string, more: object = {}) =>
      arrangeCity(party, "mutual_request", { response_due_on, subject: response_due_on, ...more });
    const late = await due("2013-10-15");
    await due("2013-11-05");
    await due("2013-10-16", { status: "CLOSED", concluded_on: "2013-10-30" });
    const { meeting } = await council.schedule("2013-11-10", ["議題その一"]);
    expect(meeting.agenda).toEqual([
      { title: "議題その一", request: null },
      { title: "2013-10-15", request: { id: late } },
    ]);
    const query = "query ($id: ID!) { councilMeeting(id: $id) { overdueCityRequests { id overdue } } }";
    const overdueAt = async (id: string) =>
      (await party.askAs(PLANNING_AT_CITY, query, { id })).data.councilMeeting.overdueCityRequests;
    expect(await overdueAt(meeting.id)).toEqual([{ id: late, overdue: true }]);
    const earlier = await arrangeCity(party, "council_meeting", { held_on: "2013-10-20" });
    expect((await overdueAt(earlier)).map(({ id }: { id: string }) => id)).toHaveLength(2);
    expect(await overdueAt(await arrangeCity(party, "council_meeting", { held_on: "2013-10-15" }))).toEqual([]);
    await mutations.rows("delete from mutual_request");
  });

  it("reads a meeting as held once its day has passed", async () => {
    const id = await arrangeCity(party, "council_meeting", { held_on: "2013-10-30" });
    const { data } = await party.askAs(ANONYMOUS, "query ($id: ID!) { councilMeeting(id: $id) { status } }", { id });
    expect(data.councilMeeting.status).toBe("HELD");
    expect(await council.userError("cancelMeeting", { meetingId: id, reason: "荒天" })).toBe(
      "ILLEGAL_TRANSITION meetingId",
    );
  });

  it("cancels a meeting with a reason", async () => {
    const meetingId = await council.held();
    expect(await council.userError("cancelMeeting", { meetingId, reason: " " })).toBe("REASON_REQUIRED reason");
    const { meeting } = await council.mutate("cancelMeeting", { meetingId, reason: "荒天のため" });
    expect(meeting).toMatchObject({ status: "CANCELED" });
    expect(meeting.history.at(-1)).toEqual({ from: "SCHEDULED", to: "CANCELED", reason: "荒天のため" });
  });

  it("refuses a meeting on a past day, and minutes of a future meeting", async () => {
    expect(await council.userError("scheduleMeeting", { heldOn: "9999-12-31", agenda: [] })).toBe(
      "DAY_TOO_LATE heldOn",
    );
    expect(await council.userError("scheduleMeeting", { heldOn: "2013-10-30", agenda: [] })).toBe(
      "MEETING_DAY_PAST heldOn",
    );
    const { meeting } = await council.schedule("2013-11-01");
    const input = { meetingId: meeting.id, minutes: MINUTES_TEXT };
    expect(await council.userError("recordMinutes", input)).toBe("MEETING_NOT_HELD_YET meetingId");
    expect(await council.userError("recordMinutes", { ...input, meetingId: randomUUID() })).toBe(
      "NO_SUCH_RECORD meetingId",
    );
  });
});
