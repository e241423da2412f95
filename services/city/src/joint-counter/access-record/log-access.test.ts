import { randomUUID } from "node:crypto";
import { OPENING } from "@aiwork/kit/agreement/break-glass";
import { arrangeCity } from "@aiwork/kit/city/arrange-city";
import { CITY_TRACE_ID, cityPersonAs, cityRecordReader } from "@aiwork/kit/city/read-city-records";
import { CITY_COUNSELOR, NATIONAL_GUEST } from "@aiwork/kit/city/send-city-mutation";
import { startTestParty, type TestParty } from "@aiwork/kit/subgraph/test-party";
import { city } from "../../city";

let party: TestParty;
let looking: ReturnType<typeof cityRecordReader>;
beforeAll(async () => {
  party = await startTestParty(city, "seed", "2013-10-31");
  looking = cityRecordReader(party);
});
afterAll(() => party?.[Symbol.asyncDispose]());

describe("the access log", () => {
  it("records a reading once, with every class of data that it shows", async () => {
    const seekerId = await arrangeCity(party, "city_file");
    await looking.view(
      CITY_COUNSELOR,
      seekerId,
      "profile { name } a: profile { phone } nextAction { text } consents { id }",
    );
    expect(await looking.recordsOf(seekerId)).toEqual([
      {
        basis: "OWN_ROLE",
        role: "city.counselor",
        name: "相談 花子",
        categories: ["CITY_PROFILE", "COUNSELING_SUMMARY"],
        reason: null,
        trace: CITY_TRACE_ID,
      },
    ]);
  });

  it("records a reading that only asks whether the city knows the person", async () => {
    const seekerId = await arrangeCity(party, "city_file");
    await looking.view(CITY_COUNSELOR, seekerId, "__typename");
    expect(await looking.recordsOf(seekerId)).toMatchObject([{ basis: "OWN_ROLE", categories: [] }]);
  });

  it("records a person's own reading as theirs, without a name", async () => {
    const seekerId = await arrangeCity(party, "city_file");
    await looking.view(cityPersonAs(seekerId), seekerId, "profile { name }");
    expect(await looking.recordsOf(seekerId)).toMatchObject([{ basis: "SELF", role: "seeker", name: null }]);
  });

  it("records a reading by the other party with the consent as its basis and the classes of the events shown", async () => {
    const seekerId = await arrangeCity(party, "city_file");
    await arrangeCity(party, "counseling_session", { seeker_id: seekerId });
    await looking.consent(seekerId, "COUNSELING_SUMMARY");
    await looking.view(NATIONAL_GUEST, seekerId, "profile { name } timeline(last: 5) { id }");
    expect(await looking.recordsOf(seekerId)).toMatchObject([{ basis: "CONSENT", categories: ["COUNSELING_SUMMARY"] }]);
  });

  it("records OWN_ROLE for a reading by guests at their own service point", async () => {
    const seekerId = await arrangeCity(party, "city_file", { registered_at: "toyohira" });
    await arrangeCity(party, "liaison", { seeker_id: seekerId });
    await looking.ask(NATIONAL_GUEST, "{ liaisons(first: 100) { edges { node { id purpose } } } }");
    expect(await looking.recordsOf(seekerId)).toMatchObject([{ basis: "OWN_ROLE", categories: ["LIAISON"] }]);
  });

  it("records the reason when the record of another service point's person was opened with one", async () => {
    const seekerId = await arrangeCity(party, "city_file", { registered_at: "toyohira" });
    const opened = await looking.ask(
      CITY_COUNSELOR,
      `mutation ($input: OpenCityRecordWithReasonInput!) { openCityRecordWithReason(input: $input) {
        seeker { city { profile { name } } } } }`,
      { input: { idempotencyKey: randomUUID(), seekerId, ...OPENING } },
    );
    expect(opened.data.openCityRecordWithReason.seeker.city.profile.name).toBe("試験 太郎");
    await looking.view(CITY_COUNSELOR, seekerId, "profile { name }");
    const record = { basis: "BREAK_GLASS", reason: OPENING.reason, categories: ["CITY_PROFILE"] };
    expect(await looking.recordsOf(seekerId)).toMatchObject([record, record]);
  });

  it("records OWN_ROLE for a record at the caller's service point, also of a person whose record was opened", async () => {
    const seekerId = await arrangeCity(party, "city_file", { registered_at: "toyohira" });
    const sessionId = await arrangeCity(party, "counseling_session", { seeker_id: seekerId });
    await looking.entity("CounselingSession", sessionId, "status");
    expect(await looking.basesOf(seekerId)).toEqual(["OWN_ROLE"]);
  });

  it("records one reading for each person shown on a worklist, whatever fields are selected", async () => {
    const seekers = [await arrangeCity(party, "city_file"), await arrangeCity(party, "city_file")];
    const other = await arrangeCity(party, "city_file", { registered_at: "toyohira" });
    const { data } = await looking.ask(CITY_COUNSELOR, "{ seekers(first: 100) { edges { node { id } } } }");
    expect(data.seekers.edges.map(({ node }: { node: { id: string } }) => node.id)).toEqual(
      expect.arrayContaining(seekers),
    );
    for (const seekerId of seekers) expect(await looking.basesOf(seekerId)).toEqual(["OWN_ROLE"]);
    expect(await looking.recordsOf(other)).toEqual([]);
  });

  it("records a reading through an entity", async () => {
    const seekerId = await arrangeCity(party, "city_file");
    const id = await arrangeCity(party, "liaison", { seeker_id: seekerId });
    await looking.entity("Liaison", id, "status");
    await looking.entity("Seeker", seekerId, "city { profile { name } }");
    expect(await looking.basesOf(seekerId)).toEqual(["OWN_ROLE", "OWN_ROLE"]);
  });

  it("records a reading in a mutation's payload", async () => {
    const seekerId = await arrangeCity(party, "city_file");
    const consentId = await looking.consent(seekerId, "CITY_PROFILE");
    await looking.ask(
      CITY_COUNSELOR,
      `mutation ($input: WithdrawCityConsentInput!) { withdrawCityConsent(input: $input) { consent { id } } }`,
      { input: { idempotencyKey: randomUUID(), consentId } },
    );
    expect(await looking.basesOf(seekerId)).toEqual(["OWN_ROLE"]);
  });
});

describe("data that was not shown", () => {
  it("records no reading when nothing of the person was shown", async () => {
    const seekerId = await arrangeCity(party, "city_file", { registered_at: "toyohira" });
    expect((await looking.view(CITY_COUNSELOR, seekerId, "profile { name }")).data.seeker.city).toBeNull();
    expect((await looking.view(NATIONAL_GUEST, seekerId, "profile { name }")).data.seeker.city).toBeNull();
    await looking.ask({ role: "anonymous" }, "query ($id: ID!) { seeker(id: $id) { id } }", { id: seekerId });
    await looking.ask(CITY_COUNSELOR, "query ($id: ID!) { seeker(id: $id) { id } }", { id: seekerId });
    const nobody = randomUUID();
    await looking.view(CITY_COUNSELOR, nobody, "profile { name }");
    expect([await looking.recordsOf(seekerId), await looking.recordsOf(nobody)]).toEqual([[], []]);
  });

  it("records no class of data that was withheld", async () => {
    const seekerId = await arrangeCity(party, "city_file");
    await looking.consent(seekerId, "LIAISON");
    const { data } = await looking.view(
      NATIONAL_GUEST,
      seekerId,
      "profile { name } nextAction { text } withheld { category }",
    );
    expect(data.seeker.city.profile).toBeNull();
    expect(await looking.recordsOf(seekerId)).toMatchObject([{ basis: "CONSENT", categories: [] }]);
  });
});

describe("an answer whose readings cannot be recorded", () => {
  const rename = (from: string, to: string) => party.database.dataSource.query(`alter table ${from} rename to ${to}`);

  it("withholds the answer when its readings cannot be recorded", async () => {
    const seekerId = await arrangeCity(party, "city_file");
    await rename("access_record", "put_away");
    try {
      const { data, errors } = await looking.view(CITY_COUNSELOR, seekerId, "profile { name }");
      expect([data, errors.map(({ extensions }) => extensions)]).toEqual([
        null,
        [{ code: "INTERNAL", traceId: CITY_TRACE_ID }],
      ]);
      expect((await looking.ask(CITY_COUNSELOR, "{ servicePoints { id } }")).errors).toEqual([]);
    } finally {
      await rename("put_away", "access_record");
    }
    expect((await looking.view(CITY_COUNSELOR, seekerId, "profile { name }")).data.seeker.city.profile.name).toBe(
      "試験 太郎",
    );
  });

  it("answers with a busy error when the access record table is locked", async () => {
    const seekerId = await arrangeCity(party, "city_file");
    await party.database.dataSource.transaction(async (db) => {
      await db.query("lock table access_record");
      const { data, errors } = await looking.view(CITY_COUNSELOR, seekerId, "profile { name }");
      expect([data, errors.map(({ extensions }) => extensions?.code)]).toEqual([null, ["TIMEOUT"]]);
    });
  });
});

describe("fifty concurrent readings", () => {
  it("records fifty concurrent readings in few commits", async () => {
    const seekerId = await arrangeCity(party, "city_file");
    await Promise.all(
      // One caller alone has a third of the connections, and would read in turns.
      Array.from({ length: 50 }, (_, i) =>
        looking.view({ ...CITY_COUNSELOR, subject: `counselor ${i}` }, seekerId, "profile { name }"),
      ),
    );
    const [{ records, commits }] = await party.database.dataSource.query(
      "select count(*)::int as records, count(distinct xmin::text)::int as commits from access_record where seeker_id = $1",
      [seekerId],
    );
    expect(records).toBe(50);
    expect(commits).toBeLessThan(25);
  });
});
