import { randomUUID } from "node:crypto";
import type { Receipt } from "@aiwork/agreement/receipt/receipt";
import { alterReceipt, sealReceipt } from "@aiwork/agreement/testing/seal-receipt";
import { ANONYMOUS } from "@aiwork/runtime/identity/caller";
import { openTestParty, type TestParty } from "@aiwork/runtime/testing/open-test-party";
import { foreignSeals, forgedSeals } from "@aiwork/runtime/testing/test-seals";
import { city } from "../city";
import { actAndLook, PLANNING, SECRETARIAT } from "../testing/act-and-look";
import { arrange } from "../testing/arrange-city";
import { MEETING } from "./council-meeting.entity";
import { minutesHash } from "./meeting-minutes.entity";

let party: TestParty;
let look: ReturnType<typeof actAndLook>;
beforeAll(async () => {
  party = await openTestParty(city, "seed", "2013-10-31");
  look = actAndLook(party);
});
afterAll(() => party?.[Symbol.asyncDispose]());

const FIELDS = `meeting { id heldOn status agenda { title request { id } } minutes minutesVersion minutesHash
  cityApproval { version contentHash } history { from to reason } }`;
const act = (name: string, input: object) => look.act(SECRETARIAT, name, { ...input }, FIELDS);
const refusal = (name: string, input: object) => look.refusal(SECRETARIAT, name, { ...input });
const schedule = (heldOn = "2013-10-31", agenda = ["事業計画の進捗"]) => act("scheduleMeeting", { heldOn, agenda });
const TEXT = "要望への対応を協議した";
const hashOf = (meetingId: string, version = 1, text = TEXT) => minutesHash({ meetingId, version, text });
const approve = (meetingId: string, version = 1) =>
  act("approveMinutesForCity", { meetingId, minutesVersion: version, minutesHash: hashOf(meetingId, version) });
const about = (id: string, version: number) => ({
  act: "approveMinutesForNation" as const,
  subject: `CouncilMeeting:${id}`,
  version,
  contentHash: hashOf(id, version),
});
const receiptOf = (id: string, version = 1, more: Partial<Receipt> = {}) =>
  sealReceipt("NATIONAL", { ...about(id, version), ...more });
const completing = async (meetingId: string, minutesVersion = 1, receipt?: string) => {
  return { meetingId, minutesVersion, nationalReceipt: receipt ?? (await receiptOf(meetingId, minutesVersion)) };
};

async function held(): Promise<string> {
  const { meeting } = await schedule();
  return meeting.id;
}
async function recorded(): Promise<string> {
  const meetingId = await held();
  await act("recordMinutes", { meetingId, minutes: TEXT });
  return meetingId;
}

describe("a meeting of the council", () => {
  it("is scheduled with its agenda, and is the next one until its day has gone by", async () => {
    const { meeting, userErrors } = await schedule("2013-11-20");
    expect(userErrors).toEqual([]);
    expect(meeting).toMatchObject({
      heldOn: "2013-11-20",
      status: "SCHEDULED",
      minutes: null,
      minutesVersion: null,
      cityApproval: null,
      history: [{ from: null, to: "SCHEDULED", reason: null }],
    });
    await schedule("2013-12-20");
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

  it("has on its agenda what the city has requested and was not answered on its due day", async () => {
    const due = (response_due_on: string, more: object = {}) =>
      arrange(party, "mutual_request", { response_due_on, subject: response_due_on, ...more });
    const late = await due("2013-10-15");
    await due("2013-11-05");
    await due("2013-10-16", { status: "CLOSED", concluded_on: "2013-10-30" });
    const { meeting } = await schedule("2013-11-10", ["議題その一"]);
    expect(meeting.agenda).toEqual([
      { title: "議題その一", request: null },
      { title: "2013-10-15", request: { id: late } },
    ]);
    const query = "query ($id: ID!) { councilMeeting(id: $id) { overdueCityRequests { id overdue } } }";
    const overdueAt = async (id: string) =>
      (await party.askAs(PLANNING, query, { id })).data.councilMeeting.overdueCityRequests;
    expect(await overdueAt(meeting.id)).toEqual([{ id: late, overdue: true }]);
    const earlier = await arrange(party, "council_meeting", { held_on: "2013-10-20" });
    expect((await overdueAt(earlier)).map(({ id }: { id: string }) => id)).toHaveLength(2);
    expect(await overdueAt(await arrange(party, "council_meeting", { held_on: "2013-10-15" }))).toEqual([]);
    await look.rows("delete from mutual_request");
  });

  it("is held once its day has gone by", async () => {
    const id = await arrange(party, "council_meeting", { held_on: "2013-10-30" });
    const { data } = await party.askAs(ANONYMOUS, "query ($id: ID!) { councilMeeting(id: $id) { status } }", { id });
    expect(data.councilMeeting.status).toBe("HELD");
    expect(await refusal("cancelMeeting", { meetingId: id, reason: "荒天" })).toBe("ILLEGAL_TRANSITION");
  });

  it("is called off with a reason", async () => {
    const meetingId = await held();
    expect(await refusal("cancelMeeting", { meetingId, reason: " " })).toBe("REASON_REQUIRED reason");
    const { meeting } = await act("cancelMeeting", { meetingId, reason: "荒天のため" });
    expect(meeting).toMatchObject({ status: "CANCELED" });
    expect(meeting.history.at(-1)).toEqual({ from: "SCHEDULED", to: "CANCELED", reason: "荒天のため" });
  });

  it("is not scheduled for a day gone by, nor are minutes recorded of one to come", async () => {
    expect(await refusal("scheduleMeeting", { heldOn: "2013-10-30", agenda: [] })).toBe("MEETING_DAY_PAST heldOn");
    const { meeting } = await schedule("2013-11-01");
    const input = { meetingId: meeting.id, minutes: TEXT };
    expect(await refusal("recordMinutes", input)).toBe("MEETING_NOT_HELD_YET meetingId");
    expect(await refusal("recordMinutes", { ...input, meetingId: randomUUID() })).toBe("NO_SUCH_RECORD meetingId");
  });
});

describe("minutes", () => {
  it("are recorded, approved by each and final on the nation's receipt", async () => {
    const meetingId = await recorded();
    const { meeting: approved } = await approve(meetingId);
    expect(approved).toMatchObject({
      status: "MINUTES_DRAFTED",
      minutes: TEXT,
      minutesVersion: 1,
      minutesHash: hashOf(meetingId),
      cityApproval: { version: 1, contentHash: hashOf(meetingId) },
    });
    const { meeting, userErrors } = await act("completeMinutes", await completing(meetingId));
    expect(userErrors).toEqual([]);
    expect(meeting.history.map(({ to }: { to: string }) => to)).toEqual([
      "SCHEDULED",
      "HELD",
      "MINUTES_DRAFTED",
      "MINUTES_APPROVED",
    ]);
  });

  it("that are corrected need both approvals again", async () => {
    const meetingId = await recorded();
    await approve(meetingId);
    const { meeting } = await act("recordMinutes", { meetingId, minutes: "訂正した議事録" });
    expect(meeting).toMatchObject({ minutesVersion: 2, minutes: "訂正した議事録", cityApproval: null });
    expect(await refusal("completeMinutes", await completing(meetingId))).toBe("VERSION_CONFLICT minutesVersion");
    const contentHash = hashOf(meetingId, 2, "訂正した議事録");
    const second = await completing(meetingId, 2, await receiptOf(meetingId, 2, { contentHash }));
    expect(await refusal("completeMinutes", second)).toBe("CITY_APPROVAL_MISSING");
  });

  it.each([
    ["of another version", { minutesVersion: 2 }, "VERSION_CONFLICT minutesVersion"],
    ["of other words", { minutesHash: "0".repeat(64) }, "MINUTES_DIFFER minutesHash"],
  ])("are not approved by the city %s", async (_, more, expected) => {
    const meetingId = await recorded();
    const input = { meetingId, minutesVersion: 1, minutesHash: hashOf(meetingId), ...more };
    expect(await refusal("approveMinutesForCity", input)).toBe(expected);
  });

  it("are not approved before they are recorded, nor twice, and are not blank", async () => {
    const meetingId = await held();
    const input = { meetingId, minutesVersion: 1, minutesHash: hashOf(meetingId) };
    expect(await refusal("approveMinutesForCity", input)).toBe("NOT_UP_FOR_APPROVAL");
    expect(await refusal("recordMinutes", { meetingId, minutes: " " })).toBe("TEXT_REQUIRED minutes");
    await act("recordMinutes", { meetingId, minutes: TEXT });
    await approve(meetingId);
    expect(await refusal("approveMinutesForCity", input)).toBe("ALREADY_APPROVED");
  });

  it.each<[string, string, (id: string) => Promise<string>]>([
    ["of other words", "MINUTES_DIFFER", (id) => receiptOf(id, 1, { contentHash: "0".repeat(64) })],
    ["of another meeting", "RECEIPT_OF_OTHER_THING", () => receiptOf(randomUUID())],
    ["of another version", "RECEIPT_OF_OTHER_VERSION", (id) => receiptOf(id, 2)],
    ["of a plan", "RECEIPT_OF_OTHER_ACT", (id) => receiptOf(id, 1, { act: "approvePlanForNation" })],
    [
      "that was altered",
      "RECEIPT_NOT_GENUINE",
      async (id) => alterReceipt(await receiptOf(randomUUID()), { subject: `CouncilMeeting:${id}` }),
    ],
    [
      "that is forged",
      "RECEIPT_NOT_GENUINE",
      async (id) => sealReceipt("NATIONAL", about(id, 1), await forgedSeals("NATIONAL")),
    ],
    [
      "by a foreign key",
      "RECEIPT_OF_FOREIGN_KEY",
      async (id) => sealReceipt("NATIONAL", about(id, 1), await foreignSeals()),
    ],
  ])("are not final by a receipt %s: %s", async (_, code, receipt) => {
    const id = await recorded();
    await approve(id);
    expect(await refusal("completeMinutes", await completing(id, 1, await receipt(id)))).toBe(
      `${code} nationalReceipt`,
    );
  });

  it("are not final by a statement that has not both approvals: the database holds to it too", async () => {
    const statement = "update council_meeting set status = 'MINUTES_APPROVED' where id = $1";
    await expect(look.rows(statement, await recorded())).rejects.toMatchObject({ constraint: "approved_by_both" });
  });
});

describe.each(Object.entries(MEETING))("a meeting that is %s", (status, legal) => {
  const ACTS = { MINUTES_DRAFTED: "recordMinutes", MINUTES_APPROVED: "completeMinutes", CANCELED: "cancelMeeting" };

  it.each(Object.entries(ACTS))("becomes %s as the state table says", async (to, name) => {
    // On its own day a meeting may be held at once.
    const held_on = status === "SCHEDULED" && to !== "CANCELED" ? "2013-11-01" : "2013-10-30";
    const when = status === "SCHEDULED" && to === "CANCELED" ? { held_on: "2013-10-31" } : { held_on };
    const id =
      status === "MINUTES_DRAFTED" ? await recorded() : await arrange(party, "council_meeting", { status, ...when });
    if (status === "MINUTES_DRAFTED") await approve(id);
    const inputs: Record<string, object> = {
      recordMinutes: { meetingId: id, minutes: TEXT },
      completeMinutes: await completing(id),
      cancelMeeting: { meetingId: id, reason: "中止" },
    };
    const input = inputs[name] ?? {};
    const isEarly = status === "SCHEDULED" && to === "MINUTES_DRAFTED";
    if (legal.includes(to as never)) expect((await act(name, input)).userErrors).toEqual([]);
    else expect(await refusal(name, input)).toBe(isEarly ? "MEETING_NOT_HELD_YET meetingId" : "ILLEGAL_TRANSITION");
  });
});
