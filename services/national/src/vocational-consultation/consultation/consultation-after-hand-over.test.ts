import { arrangeNational, type NationalRows } from "@aiwork/kit/national/arrange-national";
import {
  NATIONAL_COUNSELOR,
  NATIONAL_COUNSELOR_ELSEWHERE,
  onlyUserError,
  sendNationalMutation,
} from "@aiwork/kit/national/send-mutation";
import { startTestParty, type TestParty } from "@aiwork/kit/subgraph/test-party";
import { national } from "../../national";

const HANDED_OVER_ON = "2013-10-10";
const TODAY = "2013-10-31";
const FIELDS = "consultation { status heldOn minutes summary notes history { from to reason } }";
const reason = "日付の入力誤り";

let party: TestParty;
let add: NationalRows;
let seekerId: string;
let consultationId: string;
beforeAll(async () => {
  party = await startTestParty(national, "seed", TODAY);
  add = arrangeNational(party);
});
beforeEach(async () => {
  seekerId = await add.person();
  await add.registration({ seekerId });
  consultationId = await add.consultation({ seekerId, byName: "紹介 一子", summary: "前の概要" });
  party.comesTo(HANDED_OVER_ON);
  const moving = { seekerId, servicePointId: "toyohira", reason: "豊平区へ転居したため" };
  expect((await send("handOverNationalFile", moving)).userErrors).toEqual([]);
  party.comesTo(TODAY);
});
afterAll(() => party?.[Symbol.asyncDispose]());

const send = (name: string, input: object, selection = "", who = NATIONAL_COUNSELOR) =>
  sendNationalMutation(party, who, name, input, selection);
const refusalOf = async (name: string, input: object, who = NATIONAL_COUNSELOR) =>
  onlyUserError(await send(name, input, "", who));
const held = (more: object = {}) => ({
  ...{ seekerId, servicePointId: "shiroishi", heldOn: HANDED_OVER_ON, minutes: 20, topics: ["JOB_SEARCH"] },
  ...more,
});

describe("what a service point held before it handed the person over", () => {
  it("is corrected by who held it there, with its notes, and nothing else opens", async () => {
    const corrected = { heldOn: "2013-10-02", minutes: 45, summary: "正しい概要", notes: "正しい所見" };
    const { consultation, userErrors } = await send(
      "reviseConsultation",
      { consultationId, reason, ...corrected },
      FIELDS,
    );
    expect(userErrors).toEqual([]);
    expect(consultation).toEqual({ status: "HELD", ...corrected, history: [{ from: "HELD", to: "HELD", reason }] });
    const kept = "select field, before from profile_revision where subject_id = $1 order by field";
    expect(await party.database.dataSource.query(kept, [consultationId])).toEqual([
      { field: "heldOn", before: "2013-10-01" },
      { field: "minutes", before: "30" },
      { field: "notes", before: null },
      { field: "summary", before: "前の概要" },
    ]);
    const again = await send("reviseConsultation", { consultationId, reason, notes: "さらに正しい所見" }, FIELDS);
    expect(again.consultation.notes).toBe("さらに正しい所見");
    const half = "query ($id: ID!) { seeker(id: $id) { national { profile { name } } } }";
    expect((await party.askAs(NATIONAL_COUNSELOR, half, { id: seekerId })).data.seeker.national).toBeNull();
  });

  it("is voided there, and by the service point that took the person over", async () => {
    expect((await send("voidConsultation", { consultationId, reason }, FIELDS)).consultation.status).toBe("VOIDED");
    const other = await add.consultation({ seekerId });
    const taken = await send(
      "voidConsultation",
      { consultationId: other, reason },
      FIELDS,
      NATIONAL_COUNSELOR_ELSEWHERE,
    );
    expect(taken.consultation.status).toBe("VOIDED");
  });

  it("is recorded late, of a day up to the hand-over, as the person and who took them over then read", async () => {
    const given = held({ notes: "所見", nextAction: { text: "応募", owner: "NATIONAL" } });
    const { consultation, userErrors } = await send("recordConsultation", given, "consultation { id heldOn notes }");
    expect(userErrors).toEqual([]);
    expect(consultation).toMatchObject({ heldOn: HANDED_OVER_ON, notes: "所見" });
    const read =
      "query ($id: ID!) { seeker(id: $id) { national { consultations(first: 1) { edges { node { id } } } } } }";
    for (const who of [{ role: "seeker", seekerId }, NATIONAL_COUNSELOR_ELSEWHERE]) {
      const { data } = await party.askAs(who, read, { id: seekerId });
      expect(data.seeker.national.consultations.edges).toEqual([{ node: { id: consultation.id } }]);
    }
  });

  it.each([
    ["of a later day", { heldOn: "2013-10-11" }],
    ["of a day before the person was registered", { heldOn: "2013-09-01" }],
  ])("is not recorded, nor moved there, %s", async (_, day) => {
    expect(await refusalOf("recordConsultation", held(day))).toEqual(["HELD_AFTER_HAND_OVER", "heldOn"]);
    const moving = { consultationId, reason, ...day };
    expect(await refusalOf("reviseConsultation", moving)).toEqual(["HELD_AFTER_HAND_OVER", "heldOn"]);
  });

  it("says why where its month is closed", async () => {
    await party.database.dataSource.query(
      "insert into month_closing (month, recorded_on, closes) values ('2013-09', '2013-10-10', true)",
    );
    const given = held({ heldOn: "2013-09-20" });
    expect(await refusalOf("recordConsultation", given)).toEqual(["CLOSED_MONTH_NEEDS_REASON", "lateReason"]);
    expect((await send("recordConsultation", { ...given, lateReason: reason })).userErrors).toEqual([]);
  });

  it("is marked by who took the person over alone", async () => {
    const nextAction = { nextActionText: "応募", nextActionOwner: "NATIONAL" } as const;
    const marked = await add.consultation({ seekerId, ...nextAction });
    const mark = { consultationId: marked, doneOn: TODAY };
    expect(await refusalOf("markConsultationNextAction", mark)).toEqual(["NO_SUCH_RECORD", "consultationId"]);
    expect((await send("markConsultationNextAction", mark, "", NATIONAL_COUNSELOR_ELSEWHERE)).userErrors).toEqual([]);
  });

  it("is nobody's of another service point, and nothing of what was held later or elsewhere is its own", async () => {
    const third = { ...NATIONAL_COUNSELOR, servicePoints: ["teine"] };
    expect(await refusalOf("recordConsultation", held({ servicePointId: "teine" }), third)).toEqual([
      "NO_SUCH_RECORD",
      "seekerId",
    ]);
    const byName = "紹介 一子";
    const elsewhere = await add.consultation({ seekerId, servicePointId: "toyohira", byName });
    const later = await add.consultation({ seekerId, heldOn: "2013-10-20", byName });
    for (const id of [elsewhere, later])
      for (const act of ["reviseConsultation", "voidConsultation"])
        expect(
          await refusalOf(act, { consultationId: id, reason, ...(act.startsWith("revise") && { minutes: 20 }) }),
        ).toEqual(["NO_SUCH_RECORD", "consultationId"]);
  });
});
