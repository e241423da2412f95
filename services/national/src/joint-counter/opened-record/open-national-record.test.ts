import { randomUUID } from "node:crypto";
import { testCaller } from "@aiwork/kit/access/test-caller";
import { arrangeNational } from "@aiwork/kit/national/arrange-national";
import { startTestParty, type TestParty } from "@aiwork/kit/subgraph/test-party";
import { ANONYMOUS, type Caller } from "@aiwork/server/identity/caller";
import { national } from "../../national";

const AT_SHIROISHI = { role: "national.counselor", servicePoints: ["shiroishi"] };
const ME = testCaller({ ...AT_SHIROISHI, subject: "me", name: "職業 次郎" });
const COLLEAGUE = testCaller({ ...AT_SHIROISHI, subject: "a colleague" });
const REASON = "豊平の窓口が閉まり、本人が白石に来所したため";

let party: TestParty;
beforeAll(async () => {
  party = await startTestParty(national, "seed", "2013-10-31", "resolvers");
});
afterAll(() => party?.[Symbol.asyncDispose]());

async function ofAnotherServicePoint(): Promise<string> {
  const { person, registration } = arrangeNational(party);
  const seekerId = await person();
  await registration({ seekerId, servicePointId: "toyohira" });
  return seekerId;
}

async function open(seekerId: string, more: { reason?: string; idempotencyKey?: string; as?: Caller } = {}) {
  const { as = ME, reason = REASON, idempotencyKey = randomUUID() } = more;
  const { data, errors } = await party.askAs(
    as,
    `mutation ($input: OpenNationalRecordWithReasonInput!) { openNationalRecordWithReason(input: $input) {
      seeker { id national { profile { name } } } userErrors { code path }
    } }`,
    { input: { idempotencyKey, seekerId, ground: "PERSON_CAME", reason } },
  );
  return { ...data?.openNationalRecordWithReason, refusals: errors.map(({ extensions }) => extensions?.refusal) };
}

async function nameTo(who: Caller, seekerId: string): Promise<string | null> {
  const query = "query ($id: ID!) { seeker(id: $id) { national { profile { name } } } }";
  const { data, errors } = await party.askAs(who, query, { id: seekerId });
  expect(errors).toEqual([]);
  return data.seeker.national?.profile.name ?? null;
}

const openings = (seekerId: string) =>
  party.database.dataSource.query(
    `select opened_to as "to", by_role as role, by_name as name, opened_on as day, reason
      from opened_record where seeker_id = $1`,
    [seekerId],
  );

describe("a record at another service point that was opened with a reason", () => {
  it("is readable once opened, and shows to whom, when and why it was opened", async () => {
    const seekerId = await ofAnotherServicePoint();
    expect(await nameTo(ME, seekerId)).toBeNull();
    const half = { id: seekerId, national: { profile: { name: "見本 花子" } } };
    expect(await open(seekerId)).toEqual({ seeker: half, userErrors: [], refusals: [] });
    expect(await nameTo(ME, seekerId)).toBe("見本 花子");
    expect(await openings(seekerId)).toEqual([
      { to: "me", role: "national.counselor", name: "職業 次郎", day: "2013-10-31", reason: REASON },
    ]);
  });

  it("is not readable by anybody else when one member of staff has opened it", async () => {
    const seekerId = await ofAnotherServicePoint();
    await open(seekerId);
    expect(await nameTo(COLLEAGUE, seekerId)).toBeNull();
    const city = testCaller({ role: "city.counselor", servicePoints: ["shiroishi"], subject: "me" });
    expect(await nameTo(city, seekerId)).toBeNull();
  });

  it("is not readable on another business day", async () => {
    const seekerId = await ofAnotherServicePoint();
    await open(seekerId);
    for (const day of ["2013-10-30", "2013-11-01"]) {
      await party.database.dataSource.query("update opened_record set opened_on = $1 where seeker_id = $2", [
        day,
        seekerId,
      ]);
      expect(await nameTo(ME, seekerId)).toBeNull();
    }
  });

  it("opens no other person's record", async () => {
    const other = await ofAnotherServicePoint();
    await open(await ofAnotherServicePoint());
    expect(await nameTo(ME, other)).toBeNull();
  });

  it("does not appear on the worklist when opened with a reason", async () => {
    const seekerId = await ofAnotherServicePoint();
    await open(seekerId);
    const { data } = await party.askAs(ME, "{ registrations(first: 100) { edges { node { seeker { id } } } } }");
    expect(data.registrations.edges).not.toContainEqual({ node: { seeker: { id: seekerId } } });
  });
});

describe("opening a record with a reason", () => {
  const nothing = { seeker: null, refusals: [] };

  it("is refused for an unknown person", async () => {
    const userErrors = [{ code: "NO_SUCH_RECORD", path: ["seekerId"] }];
    expect(await open(randomUUID())).toEqual({ ...nothing, userErrors });
  });

  it.each(["", " 　\n"])("is refused when the reason is blank: %j", async (reason) => {
    const seekerId = await ofAnotherServicePoint();
    const userErrors = [{ code: "REASON_REQUIRED", path: ["reason"] }];
    expect(await open(seekerId, { reason })).toEqual({ ...nothing, userErrors });
    expect([await openings(seekerId), await nameTo(ME, seekerId)]).toEqual([[], null]);
  });

  it("opens a record once and answers alike when sent again under the same key", async () => {
    const seekerId = await ofAnotherServicePoint();
    const idempotencyKey = randomUUID();
    const first = await open(seekerId, { idempotencyKey });
    expect(await open(seekerId, { idempotencyKey })).toEqual(first);
    expect(await openings(seekerId)).toHaveLength(1);
  });

  it("is refused when a used key comes with another person", async () => {
    const other = await ofAnotherServicePoint();
    const idempotencyKey = randomUUID();
    await open(await ofAnotherServicePoint(), { idempotencyKey });
    expect((await open(other, { idempotencyKey })).userErrors).toMatchObject([{ code: "IDEMPOTENCY_MISMATCH" }]);
    expect([await openings(other), await nameTo(ME, other)]).toEqual([[], null]);
  });

  it("opens a record only for national counselors", async () => {
    const seekerId = await ofAnotherServicePoint();
    for (const role of ["national.order_officer", "national.planning", "auditor.national", "seeker"])
      expect((await open(seekerId, { as: testCaller({ role, seekerId }) })).refusals).toEqual(["NOT_YOUR_ROLE"]);
    expect((await open(seekerId, { as: ANONYMOUS })).refusals).toEqual(["SIGN_IN_FIRST"]);
    expect(await openings(seekerId)).toEqual([]);
  });
});
