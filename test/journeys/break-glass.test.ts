import { randomUUID } from "node:crypto";
import type { CallerClaims } from "@aiwork/kit/access/test-caller";
import { OPENING } from "@aiwork/kit/agreement/break-glass";
import { startTestParty, type TestParty } from "@aiwork/kit/subgraph/test-party";
import { breakGlassOf, refusalOf, SIDES, TODAY } from "./break-glass-of";

const GROUNDS = ["PERSON_CAME", "PERSON_CALLED", "TRANSFER", "OTHER_AUTHORITY", "LIFE_OR_BODY", "COMPLAINT"];

describe.each(SIDES)("a record of the $half side that is opened with a reason", (side) => {
  const { half, definition, personAt } = side;
  let party: TestParty;
  let records: ReturnType<typeof breakGlassOf>;
  let seekerId: string;
  let me: CallerClaims;
  beforeAll(async () => {
    party = await startTestParty(definition, "seed", TODAY);
    records = breakGlassOf(party, side);
  });
  beforeEach(async () => {
    seekerId = await personAt(party, "toyohira");
    me = records.newOpener();
  });
  afterAll(() => party?.[Symbol.asyncDispose]());

  const open = (more: object = {}, who = me) => records.open(who, { seekerId, ...more });
  const kept = () =>
    party.database.dataSource.query("select ground, reason from opened_record where seeker_id = $1", [seekerId]);

  it.each(GROUNDS)("keeps the ground %s", async (ground) => {
    expect((await open({ ground })).userErrors).toEqual([]);
    expect(await kept()).toEqual([{ ground, reason: OPENING.reason }]);
  });

  it.each([
    ["", "REASON_REQUIRED reason"],
    ["来所したため", "REASON_TOO_SHORT reason"],
    // Nine characters as people count them, of two code points each.
    ["か\u3099き\u3099く\u3099け\u3099こ\u3099さ\u3099し\u3099す\u3099せ\u3099", "REASON_TOO_SHORT reason"],
    ["。".repeat(30), "REASON_SAYS_NOTHING reason"],
    ["あ".repeat(30), "REASON_SAYS_NOTHING reason"],
    ["確認 確認 確認 確認", "REASON_SAYS_NOTHING reason"],
    ["AaＡａ bB 1１ ...........", "REASON_SAYS_NOTHING reason"],
  ])("is not opened for the reason %j", async (reason, refusal) => {
    expect(refusalOf(await open({ reason }))).toBe(refusal);
    expect(await kept()).toEqual([]);
  });

  it("is opened for a reason of ten characters", async () => {
    expect((await open({ reason: "本人が窓口に来たため" })).userErrors).toEqual([]);
  });

  it("is one of ten a day for each member of staff, however many are opened at once", async () => {
    for (let i = 0; i < 8; i++)
      expect((await open({ seekerId: await personAt(party, "toyohira") })).userErrors).toEqual([]);
    const more = await Promise.all(Array.from({ length: 12 }, () => personAt(party, "toyohira")));
    const answers = await Promise.all(more.map((id) => open({ seekerId: id })));
    const codes = answers.flatMap(({ userErrors }) => userErrors.map(({ code }: { code: string }) => code));
    expect(codes).toEqual(Array(10).fill("OPENINGS_USED_UP"));
    expect(refusalOf(await open())).toBe("OPENINGS_USED_UP");
    expect(refusalOf(await open({ seekerId: randomUUID() }))).toBe("OPENINGS_USED_UP");
    expect(await kept()).toEqual([]);
    expect((await open({}, { ...me, subject: "a colleague" })).userErrors).toEqual([]);
    party.comesTo("2013-11-01");
    expect((await open()).userErrors).toEqual([]);
    party.comesTo(TODAY);
  });

  it("is one of ten a day for the other party's staff too, who learn nothing of whom they ask for then", async () => {
    const others = { ...me, role: half === "city" ? "national.counselor" : "city.counselor" };
    await party.database.dataSource.query(
      `insert into opened_record (seeker_id, opened_to, by_role, opened_on, reason)
       select $1, $2, $3, $4, 'テスト用の閲覧の理由です' from generate_series(1, 10)`,
      [seekerId, others.subject, others.role, TODAY],
    );
    for (const id of [seekerId, randomUUID()])
      expect(refusalOf(await open({ seekerId: id }, others))).toBe("OPENINGS_USED_UP");
  });

  it("is shown to the person and the service point, with who opened it, where, when and why", async () => {
    await open();
    const shown = {
      id: expect.any(String),
      holder: half.toUpperCase(),
      seekerId,
      openedOn: TODAY,
      openedAt: expect.any(String),
      by: { party: half.toUpperCase(), role: `${half}.counselor`, name: "応援 花子" },
      servicePointIds: ["shiroishi"],
      ...OPENING,
      finding: null,
    };
    for (const who of [{ role: "seeker", seekerId }, records.counselorAt("toyohira"), me])
      expect(await records.openingsOf(seekerId, who)).toEqual({ openings: [shown], codes: [] });
    const stranger = { role: "seeker", seekerId: await personAt(party, "toyohira") };
    expect(await records.openingsOf(seekerId, stranger)).toEqual({ openings: null, codes: [] });
  });

  it("is shown to the person also where it was opened under an id that was joined to another", async () => {
    await open();
    const keptId = await personAt(party, "toyohira");
    await party.database.dataSource.query(
      "insert into linked_file (duplicate_id, kept_id, by_role, reason) values ($1, $2, 'a role', '重複')",
      [seekerId, keptId],
    );
    const { openings } = await records.openingsOf(keptId, { role: "seeker", seekerId: keptId });
    expect(openings).toMatchObject([{ seekerId }]);
  });

  it("stands in the list of the service point that serves the person, and of no other", async () => {
    await open();
    expect(await records.personsIn(records.counselorAt("toyohira"))).toContain(seekerId);
    for (const who of [me, records.counselorAt("teine")]) expect(await records.personsIn(who)).not.toContain(seekerId);
    const others = { role: half === "city" ? "national.counselor" : "city.counselor", servicePoints: ["toyohira"] };
    const { errors } = await party.askAs(others, `{ ${half}OpenedRecords(first: 1) { totalCount } }`);
    expect(errors).toMatchObject([{ extensions: { code: "FORBIDDEN" } }]);
  });
});
