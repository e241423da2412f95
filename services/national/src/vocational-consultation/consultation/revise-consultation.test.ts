import { randomUUID } from "node:crypto";
import { arrangeNational } from "@aiwork/kit/national/arrange-national";
import {
  countRows,
  NATIONAL_COUNSELOR,
  NATIONAL_COUNSELOR_ELSEWHERE,
  nationalMutation,
  onlyUserError,
} from "@aiwork/kit/national/send-mutation";
import { startTestParty, type TestParty } from "@aiwork/kit/subgraph/test-party";
import { national } from "../../national";

let party: TestParty;
let send: ReturnType<typeof nationalMutation>;
let seekerId: string;
let consultationId: string;
beforeAll(async () => {
  party = await startTestParty(national, "seed", "2013-10-31");
  send = nationalMutation(
    party,
    "reviseConsultation",
    `consultation { heldOn minutes summary notes topics history { from to reason }
      revisions { field before reason by { party role name } } }`,
  );
});
beforeEach(async () => {
  const arrange = arrangeNational(party);
  seekerId = await arrange.person();
  await arrange.registration({ seekerId });
  const next = { nextActionText: "応募", nextActionOwner: "NATIONAL", nextActionDueOn: "2013-10-20" } as const;
  const held = { seekerId, byName: "紹介 一子", summary: "前の概要", heldOn: "2013-10-02", ...next };
  consultationId = await arrange.consultation(held);
  await party.database.dataSource.query("insert into consultation_note values ($1, '前の所見')", [consultationId]);
});
afterAll(() => party?.[Symbol.asyncDispose]());

const reason = "日付の入力誤り";
const revise = (more: object, who = NATIONAL_COUNSELOR) => send(who, { consultationId, reason, ...more });
const by = { party: "NATIONAL", role: "national.counselor", name: "紹介 一子" };
const kept = (field: string, before: string | null) => ({ field, before, reason, by });

describe("reviseConsultation", () => {
  it("corrects day, length and texts, and keeps what they were, with the reason", async () => {
    const corrected = { heldOn: "2013-10-01", minutes: 45, summary: null, notes: "正しい所見" };
    const { consultation, userErrors } = await revise(corrected);
    expect(userErrors).toEqual([]);
    expect(consultation).toEqual({
      ...{ ...corrected, topics: ["JOB_SEARCH"], history: [{ from: "HELD", to: "HELD", reason }] },
      revisions: [
        kept("heldOn", "2013-10-02"),
        kept("minutes", "30"),
        kept("notes", "前の所見"),
        kept("summary", "前の概要"),
      ],
    });
  });

  it("leaves what is left out, and adds notes where there were none", async () => {
    const { consultation } = await revise({ minutes: 31 });
    expect(consultation).toMatchObject({ minutes: 31, heldOn: "2013-10-02", summary: "前の概要", notes: "前の所見" });
    expect(consultation.revisions).toEqual([kept("minutes", "30")]);
    await party.database.dataSource.query("delete from consultation_note where consultation_id = $1", [consultationId]);
    expect((await revise({ notes: "所見" })).consultation).toMatchObject({ notes: "所見" });
  });

  it.each<[string, object, [string, string | null]]>([
    ["with nothing", {}, ["RECORD_UNCHANGED", null]],
    ["with what it says already", { minutes: 30, notes: "前の所見" }, ["RECORD_UNCHANGED", null]],
    ["for a blank reason", { minutes: 31, reason: "　" }, ["REASON_REQUIRED", "reason"]],
    ["to a day to come", { heldOn: "2013-11-01" }, ["DAY_IN_THE_FUTURE", "heldOn"]],
    ["to a day before the registration", { heldOn: "2013-09-01" }, ["HELD_BEFORE_REGISTERED", "heldOn"]],
    ["to a day after its next action is due", { heldOn: "2013-10-21" }, ["HELD_AFTER_NEXT_ACTION", "heldOn"]],
    ["to no day", { heldOn: null }, ["TEXT_REQUIRED", "heldOn"]],
    ["to no length", { minutes: 0 }, ["MINUTES_OUT_OF_RANGE", "minutes"]],
    ["to no notes", { notes: null }, ["TEXT_REQUIRED", "notes"]],
    ["with a My Number", { summary: "123456789018" }, ["MY_NUMBER_FOUND", "summary"]],
    ["that nobody knows", { minutes: 31, consultationId: randomUUID() }, ["NO_SUCH_RECORD", "consultationId"]],
  ])("is refused %s, and writes nothing", async (_, more, refusal) => {
    const before = await countRows(party, "profile_revision");
    expect(onlyUserError(await revise(more))).toEqual(refusal);
    expect(await countRows(party, "profile_revision")).toEqual(before);
  });

  it("is refused to another counselor, at the service point or elsewhere, and to who has no name", async () => {
    const colleague = { ...NATIONAL_COUNSELOR, name: "紹介 二子" };
    expect(onlyUserError(await revise({ minutes: 31 }, colleague))).toEqual(["HELD_BY_ANOTHER", "consultationId"]);
    expect(onlyUserError(await revise({ minutes: 31 }, NATIONAL_COUNSELOR_ELSEWHERE))).toEqual([
      "NO_SUCH_RECORD",
      "consultationId",
    ]);
    await party.database.dataSource.query("update consultation set by_name = null where id = $1", [consultationId]);
    const nameless = { role: "national.counselor", servicePoints: ["shiroishi"] };
    expect(onlyUserError(await revise({ minutes: 31 }, nameless))).toEqual(["HELD_BY_ANOTHER", "consultationId"]);
  });

  it("is refused once the consultation is voided", async () => {
    await party.database.dataSource.query("update consultation set status = 'VOIDED' where id = $1", [consultationId]);
    expect(onlyUserError(await revise({ minutes: 31 }))).toEqual(["NOT_HELD", "consultationId"]);
  });

  it("is refused to a day on which the service point was not open", async () => {
    await party.database.dataSource.query("update registration set received_on = '2011-10-01' where seeker_id = $1", [
      seekerId,
    ]);
    expect(onlyUserError(await revise({ heldOn: "2011-10-31" }))).toEqual(["SERVICE_POINT_NOT_OPEN", "heldOn"]);
  });
});
