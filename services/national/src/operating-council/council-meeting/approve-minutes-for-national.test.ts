import { randomUUID } from "node:crypto";
import { receiptSchema } from "@aiwork/agreement/agreement/receipt/receipt";
import { countRows, NATIONAL_PLANNING, nationalMutation, onlyUserError } from "@aiwork/kit/national/send-mutation";
import { startTestParty, type TestParty } from "@aiwork/kit/subgraph/test-party";
import { national } from "../../national";

let party: TestParty;
beforeAll(async () => {
  party = await startTestParty(national, "seed", "2013-10-31");
});
afterAll(() => party?.[Symbol.asyncDispose]());

const approve = (input: object) =>
  nationalMutation(
    party,
    "approveMinutesForNational",
    "meeting { id heldOn nationalApproval { version contentHash receipt } }",
  )(NATIONAL_PLANNING, input);
const minutesOf = (meetingId: string, minutesVersion = 1) => {
  return { meetingId, heldOn: "2013-10-31", minutesVersion, minutesHash: String(minutesVersion).repeat(64) };
};
const meetingAt = async (heldOn: string, fields: string) => {
  const of = [{ __typename: "CouncilMeeting", id: randomUUID(), heldOn }];
  const query = `query ($of: [_Any!]!) { _entities(representations: $of) { ... on CouncilMeeting { ${fields} } } }`;
  const { data, errors } = await party.askAs(NATIONAL_PLANNING, query, { of });
  return { meeting: data._entities[0], errors };
};

describe("approveMinutesForNational", () => {
  it("approves minutes by their hash with a receipt, and returns the latest approval", async () => {
    const id = randomUUID();
    await approve(minutesOf(id));
    const { meeting, userErrors } = await approve(minutesOf(id, 2));
    expect(userErrors).toEqual([]);
    expect(meeting).toMatchObject({
      id,
      heldOn: "2013-10-31",
      nationalApproval: { version: 2, contentHash: "2".repeat(64) },
    });
    const [, body = ""] = meeting.nationalApproval.receipt.split(".");
    expect(receiptSchema.parse(JSON.parse(Buffer.from(body, "base64url").toString()))).toMatchObject({
      act: "approveMinutesForNational",
      subject: `CouncilMeeting:${id}`,
      version: 2,
    });
  });

  it.each<[string, object, string, string | null]>([
    ["of a future meeting", { heldOn: "2013-11-01" }, "DAY_IN_THE_FUTURE", "heldOn"],
    ["with version 0", { minutesVersion: 0 }, "NOT_A_VERSION", "minutesVersion"],
    ["without a valid hash", { minutesHash: "議事録" }, "NOT_A_HASH", "minutesHash"],
  ])("refuses an approval %s and stores nothing", async (_, more, code, field) => {
    const before = await countRows(party, "approval");
    expect(onlyUserError(await approve({ ...minutesOf(randomUUID()), ...more }))).toEqual([code, field]);
    expect(await countRows(party, "approval")).toEqual(before);
  });

  it("approves a version only once", async () => {
    const id = randomUUID();
    await approve(minutesOf(id));
    expect(onlyUserError(await approve(minutesOf(id)))).toEqual(["ALREADY_APPROVED", null]);
  });
});

describe("a council meeting", () => {
  it("has on its agenda the national requests that were not answered by their due day", async () => {
    const raise = (place: number, due: string) =>
      party.database.dataSource.query(
        `insert into mutual_request (id, fiscal_year, place, subject, text, raised_on, response_due_on, status, raised_by_role)
         values (gen_random_uuid(), 2013, $1, '件名', '要望', '2013-10-01', $2, 'RAISED', 'national.planning')`,
        [place, due],
      );
    await raise(1, "2013-10-30");
    await raise(2, "2013-10-31");
    const { meeting } = await meetingAt("2013-11-20", "overdueNationalRequests { number overdue }");
    expect(meeting.overdueNationalRequests).toEqual([{ number: "NATIONAL-2013-1", overdue: true }]);
  });

  it("refuses a meeting on an impossible day", async () => {
    const { errors } = await meetingAt("昨日", "overdueNationalRequests { id }");
    expect(errors).toMatchObject([{ extensions: { refusal: "MALFORMED_ID" } }]);
  });
});
