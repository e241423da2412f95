import { randomUUID } from "node:crypto";
import { testCaller } from "@aiwork/kit/access/test-caller";
import { arrangeCity } from "@aiwork/kit/city/arrange-city";
import { startTestParty, type TestParty } from "@aiwork/kit/subgraph/test-party";
import { ANONYMOUS, type Caller } from "@aiwork/server/identity/caller";
import { city } from "../../city";

const AT_SHIROISHI = { role: "city.counselor", servicePoints: ["shiroishi"] };
const ME = testCaller({ ...AT_SHIROISHI, subject: "me", name: "相談 花子" });
const COLLEAGUE = testCaller({ ...AT_SHIROISHI, subject: "a colleague" });
const REASON = "豊平の窓口が閉まり、本人が白石に来所したため";

let party: TestParty;
beforeAll(async () => {
  party = await startTestParty(city, "seed", "2013-10-31", "resolvers");
});
afterAll(() => party?.[Symbol.asyncDispose]());

const ofAnotherServicePoint = () => arrangeCity(party, "city_file", { registered_at: "toyohira" });

async function open(seekerId: string, more: { reason?: string; idempotencyKey?: string; as?: Caller } = {}) {
  const { as = ME, reason = REASON, idempotencyKey = randomUUID() } = more;
  const { data, errors } = await party.askAs(
    as,
    `mutation ($input: OpenCityRecordWithReasonInput!) { openCityRecordWithReason(input: $input) {
      seeker { id city { profile { name } } } userErrors { code path }
    } }`,
    { input: { idempotencyKey, seekerId, ground: "PERSON_CAME", reason } },
  );
  return { ...data?.openCityRecordWithReason, refusals: errors.map(({ extensions }) => extensions?.refusal) };
}

async function nameTo(who: Caller, seekerId: string): Promise<string | null> {
  const query = "query ($id: ID!) { seeker(id: $id) { city { profile { name } } } }";
  const { data, errors } = await party.askAs(who, query, { id: seekerId });
  expect(errors).toEqual([]);
  return data.seeker.city?.profile.name ?? null;
}

const openings = (seekerId: string) =>
  party.database.dataSource.query(
    `select opened_to as "to", by_role as role, by_name as name, opened_on as day, reason
      from opened_record where seeker_id = $1`,
    [seekerId],
  );

describe("a record of another service point that is opened with a reason", () => {
  it("shows the opened record, and to whom, when and why it was opened", async () => {
    const seekerId = await ofAnotherServicePoint();
    expect(await nameTo(ME, seekerId)).toBeNull();
    const half = { id: seekerId, city: { profile: { name: "試験 太郎" } } };
    expect(await open(seekerId)).toEqual({ seeker: half, userErrors: [], refusals: [] });
    expect(await nameTo(ME, seekerId)).toBe("試験 太郎");
    expect(await openings(seekerId)).toEqual([
      { to: "me", role: "city.counselor", name: "相談 花子", day: "2013-10-31", reason: REASON },
    ]);
  });

  it("opens the record to nobody else", async () => {
    const seekerId = await ofAnotherServicePoint();
    await open(seekerId);
    expect(await nameTo(COLLEAGUE, seekerId)).toBeNull();
    const national = testCaller({ role: "national.counselor", servicePoints: ["shiroishi"], subject: "me" });
    expect(await nameTo(national, seekerId)).toBeNull();
  });

  it("does not keep the record open on another business day", async () => {
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

  it("does not add the opened person to the worklist", async () => {
    const seekerId = await ofAnotherServicePoint();
    await open(seekerId);
    const { data } = await party.askAs(ME, "{ seekers(first: 100) { edges { node { id } } } }");
    expect(data.seekers.edges).not.toContainEqual({ node: { id: seekerId } });
  });
});

describe("opening a record with a reason", () => {
  const nothing = { seeker: null, refusals: [] };

  it("refuses to open the record of an unknown person", async () => {
    const userErrors = [{ code: "NO_SUCH_RECORD", path: ["seekerId"] }];
    expect(await open(randomUUID())).toEqual({ ...nothing, userErrors });
  });

  it.each(["", " 　\n"])("refuses to open a record when the reason is blank: %j", async (reason) => {
    const seekerId = await ofAnotherServicePoint();
    const userErrors = [{ code: "REASON_REQUIRED", path: ["reason"] }];
    expect(await open(seekerId, { reason })).toEqual({ ...nothing, userErrors });
    expect([await openings(seekerId), await nameTo(ME, seekerId)]).toEqual([[], null]);
  });

  it("opens a record once when the mutation is repeated with the same key, and answers alike", async () => {
    const seekerId = await ofAnotherServicePoint();
    const idempotencyKey = randomUUID();
    const first = await open(seekerId, { idempotencyKey });
    expect(await open(seekerId, { idempotencyKey })).toEqual(first);
    expect(await openings(seekerId)).toHaveLength(1);
  });

  it("refuses to open another person's record with a used key", async () => {
    const other = await ofAnotherServicePoint();
    const idempotencyKey = randomUUID();
    await open(await ofAnotherServicePoint(), { idempotencyKey });
    expect((await open(other, { idempotencyKey })).userErrors).toMatchObject([{ code: "IDEMPOTENCY_MISMATCH" }]);
    expect([await openings(other), await nameTo(ME, other)]).toEqual([[], null]);
  });

  it("lets only city counselors open a record with a reason", async () => {
    const seekerId = await ofAnotherServicePoint();
    for (const role of ["city.program_officer", "city.secretariat", "auditor.city", "seeker"])
      expect((await open(seekerId, { as: testCaller({ role, seekerId }) })).refusals).toEqual(["NOT_YOUR_ROLE"]);
    expect((await open(seekerId, { as: ANONYMOUS })).refusals).toEqual(["SIGN_IN_FIRST"]);
    expect(await openings(seekerId)).toEqual([]);
  });
});
