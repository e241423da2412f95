import { randomUUID } from "node:crypto";
import { alterReceipt, signReceipt } from "@aiwork/kit/agreement/sign-receipt";
import { arrangeCity } from "@aiwork/kit/city/arrange-city";
import {
  councilMeetingMutations,
  hashOfMinutes,
  MINUTES_TEXT,
  minutesApproval,
  minutesCompletion,
  receiptOfMinutes,
} from "@aiwork/kit/city/council-meeting-mutations";
import { cityMutations } from "@aiwork/kit/city/send-city-mutation";
import { foreignReceiptSigner, forgedReceiptSigner } from "@aiwork/kit/receipts/test-receipt-signers";
import { startTestParty, type TestParty } from "@aiwork/kit/subgraph/test-party";
import { city } from "../../city";
import { MEETING_TRANSITIONS } from "./council-meeting.entity";

let party: TestParty;
let mutations: ReturnType<typeof cityMutations>;
let council: ReturnType<typeof councilMeetingMutations>;
beforeAll(async () => {
  party = await startTestParty(city, "seed", "2013-10-31");
  mutations = cityMutations(party);
  council = councilMeetingMutations(mutations);
});
afterAll(() => party?.[Symbol.asyncDispose]());

describe("minutes", () => {
  it("records minutes, has both parties approve them and makes them final with the national receipt", async () => {
    const meetingId = await council.recorded();
    const { meeting: approved } = await council.approve(meetingId);
    expect(approved).toMatchObject({
      status: "MINUTES_DRAFTED",
      minutes: MINUTES_TEXT,
      minutesVersion: 1,
      minutesHash: hashOfMinutes(meetingId),
      cityApproval: { version: 1, contentHash: hashOfMinutes(meetingId) },
    });
    const { meeting, userErrors } = await council.mutate("completeMinutes", await minutesCompletion(meetingId));
    expect(userErrors).toEqual([]);
    expect(meeting.history.map(({ to }: { to: string }) => to)).toEqual([
      "SCHEDULED",
      "HELD",
      "MINUTES_DRAFTED",
      "MINUTES_APPROVED",
    ]);
  });

  it("requires both approvals again when minutes are corrected", async () => {
    const meetingId = await council.recorded();
    await council.approve(meetingId);
    const { meeting } = await council.mutate("recordMinutes", { meetingId, minutes: "訂正した議事録" });
    expect(meeting).toMatchObject({ minutesVersion: 2, minutes: "訂正した議事録", cityApproval: null });
    expect(await council.userError("completeMinutes", await minutesCompletion(meetingId))).toBe(
      "VERSION_CONFLICT minutesVersion",
    );
    const contentHash = hashOfMinutes(meetingId, 2, "訂正した議事録");
    const second = await minutesCompletion(meetingId, 2, await receiptOfMinutes(meetingId, 2, { contentHash }));
    expect(await council.userError("completeMinutes", second)).toBe("CITY_APPROVAL_MISSING");
  });

  it.each([
    ["of another version", { minutesVersion: 2 }, "VERSION_CONFLICT minutesVersion"],
    ["of other words", { minutesHash: "0".repeat(64) }, "MINUTES_DIFFER minutesHash"],
  ])("refuses the city's approval of minutes %s", async (_, more, expected) => {
    const meetingId = await council.recorded();
    const input = { meetingId, minutesVersion: 1, minutesHash: hashOfMinutes(meetingId), ...more };
    expect(await council.userError("approveMinutesForCity", input)).toBe(expected);
  });

  it("refuses to approve minutes before they are recorded or twice, and refuses blank minutes", async () => {
    const meetingId = await council.held();
    const input = { meetingId, minutesVersion: 1, minutesHash: hashOfMinutes(meetingId) };
    expect(await council.userError("approveMinutesForCity", input)).toBe("NOT_UP_FOR_APPROVAL");
    expect(await council.userError("recordMinutes", { meetingId, minutes: " " })).toBe("TEXT_REQUIRED minutes");
    await council.mutate("recordMinutes", { meetingId, minutes: MINUTES_TEXT });
    await council.approve(meetingId);
    expect(await council.userError("approveMinutesForCity", input)).toBe("ALREADY_APPROVED");
  });

  it.each<[string, string, (id: string) => Promise<string>]>([
    ["of other words", "MINUTES_DIFFER", (id) => receiptOfMinutes(id, 1, { contentHash: "0".repeat(64) })],
    ["of another meeting", "RECEIPT_OF_OTHER_THING", () => receiptOfMinutes(randomUUID())],
    ["of another version", "RECEIPT_OF_OTHER_VERSION", (id) => receiptOfMinutes(id, 2)],
    ["of a plan", "RECEIPT_OF_OTHER_ACT", (id) => receiptOfMinutes(id, 1, { act: "approvePlanForNational" })],
    [
      "that was altered",
      "RECEIPT_NOT_GENUINE",
      async (id) => alterReceipt(await receiptOfMinutes(randomUUID()), { subject: `CouncilMeeting:${id}` }),
    ],
    [
      "that is forged",
      "RECEIPT_NOT_GENUINE",
      async (id) => signReceipt("NATIONAL", minutesApproval(id, 1), await forgedReceiptSigner("NATIONAL")),
    ],
    [
      "by a foreign key",
      "RECEIPT_OF_FOREIGN_KEY",
      async (id) => signReceipt("NATIONAL", minutesApproval(id, 1), await foreignReceiptSigner()),
    ],
  ])("refuses to make minutes final by a receipt %s: %s", async (_, code, receipt) => {
    const id = await council.recorded();
    await council.approve(id);
    expect(await council.userError("completeMinutes", await minutesCompletion(id, 1, await receipt(id)))).toBe(
      `${code} nationalReceipt`,
    );
  });

  it("refuses in the database to make minutes final without both approvals", async () => {
    const statement = "update council_meeting set status = 'MINUTES_APPROVED' where id = $1";
    await expect(mutations.rows(statement, await council.recorded())).rejects.toMatchObject({
      constraint: "approved_by_both",
    });
  });
});

describe.each(Object.entries(MEETING_TRANSITIONS))("a meeting that is %s", (status, legal) => {
  const ACTS = { MINUTES_DRAFTED: "recordMinutes", MINUTES_APPROVED: "completeMinutes", CANCELED: "cancelMeeting" };

  it.each(Object.entries(ACTS))(
    "changes a meeting's status to %s exactly where the transitions allow it",
    async (to, name) => {
      // A meeting can be held on its own day.
      const held_on = status === "SCHEDULED" && to !== "CANCELED" ? "2013-11-01" : "2013-10-30";
      const when = status === "SCHEDULED" && to === "CANCELED" ? { held_on: "2013-10-31" } : { held_on };
      const id =
        status === "MINUTES_DRAFTED"
          ? await council.recorded()
          : await arrangeCity(party, "council_meeting", { status, ...when });
      if (status === "MINUTES_DRAFTED") await council.approve(id);
      const inputs: Record<string, object> = {
        recordMinutes: { meetingId: id, minutes: MINUTES_TEXT },
        completeMinutes: await minutesCompletion(id),
        cancelMeeting: { meetingId: id, reason: "中止" },
      };
      const input = inputs[name] ?? {};
      const isEarly = status === "SCHEDULED" && to === "MINUTES_DRAFTED";
      if (legal.includes(to as never)) expect((await council.mutate(name, input)).userErrors).toEqual([]);
      else
        expect(await council.userError(name, input)).toBe(
          isEarly ? "MEETING_NOT_HELD_YET meetingId" : "ILLEGAL_TRANSITION meetingId",
        );
    },
  );
});
