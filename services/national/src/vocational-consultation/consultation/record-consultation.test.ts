import { randomUUID } from "node:crypto";
import type { CallerClaims } from "@aiwork/kit/access/test-caller";
import { arrangeNational } from "@aiwork/kit/national/arrange-national";
import { nationalMutation, onlyUserError } from "@aiwork/kit/national/send-mutation";
import { startTestParty, type TestParty } from "@aiwork/kit/subgraph/test-party";
import { national } from "../../national";

let party: TestParty;
let record: ReturnType<typeof nationalMutation>;
let seekerId: string;
beforeAll(async () => {
  party = await startTestParty(national, "seed", "2013-10-31");
  record = nationalMutation(
    party,
    "recordConsultation",
    `consultation { seeker { id } servicePoint { id } heldOn minutes topics by { party role name } proposal proposalAgreed
      summary notes nextAction { text owner dueOn } liaison { id } }`,
  );
});
beforeEach(async () => {
  seekerId = await arrangeNational(party).person();
  await arrangeNational(party).registration({ seekerId });
});
afterAll(() => party?.[Symbol.asyncDispose]());

const COUNSELOR: CallerClaims = { role: "national.counselor", servicePoints: ["shiroishi"], name: "職業 次郎" };
const ELSEWHERE: CallerClaims = { role: "national.counselor", servicePoints: ["toyohira"] };
const PLAIN = { heldOn: "2013-10-31", minutes: 40, topics: ["JOB_MATCHING", "TRIAL_EMPLOYMENT", "JOB_MATCHING"] };
const written = (id: string) =>
  party.database.dataSource.query(
    "select id, notes from consultation left join consultation_note on consultation_id = id where seeker_id = $1",
    [id],
  );

describe("recordConsultation", () => {
  it("stores a consultation with its proposal and next action", async () => {
    const given = {
      ...PLAIN,
      servicePointId: "shiroishi",
      proposal: "トライアル雇用の活用",
      proposalAgreed: true,
      summary: "不採用が続いている",
      notes: "長期戦も視野に",
      nextAction: { text: "併用求人への応募", owner: "NATIONAL", dueOn: "2013-11-08" },
      liaisonId: randomUUID(),
    };
    const { servicePointId, liaisonId, ...kept } = given;
    expect((await record(COUNSELOR, { ...given, seekerId })).consultation).toEqual({
      ...kept,
      topics: ["JOB_MATCHING", "TRIAL_EMPLOYMENT"],
      seeker: { id: seekerId },
      servicePoint: { id: servicePointId },
      by: { party: "NATIONAL", role: "national.counselor", name: "職業 次郎" },
      liaison: { id: liaisonId },
    });
    const [row] = await party.database.dataSource.query("select * from consultation where seeker_id = $1", [seekerId]);
    expect(JSON.stringify(row)).not.toContain("長期戦");
  });

  it("accepts every topic", async () => {
    const topics = [
      ...["JOB_SEARCH", "JOB_MATCHING", "APPLICATION_DOCUMENTS", "INTERVIEW"],
      ...["TRAINING", "TRIAL_EMPLOYMENT", "EMPLOYMENT_INSURANCE", "RETENTION"],
    ];
    expect((await record(COUNSELOR, { ...PLAIN, seekerId, topics })).consultation).toMatchObject({ topics });
  });

  it("stores a consultation with only the required fields and no notes", async () => {
    const { consultation } = await record(COUNSELOR, { ...PLAIN, seekerId, notes: "　" });
    const nothing = { servicePoint: null, proposal: null, proposalAgreed: null, summary: null, notes: null };
    expect(consultation).toMatchObject({ ...nothing, nextAction: null, liaison: null });
    expect(await written(seekerId)).toEqual([{ id: expect.any(String), notes: null }]);
  });

  it("shows the person the next action, but never the notes", async () => {
    await record(COUNSELOR, { ...PLAIN, seekerId, notes: "所見", nextAction: { text: "面接の練習", owner: "CITY" } });
    const { data } = await party.askAs(
      { role: "seeker", seekerId },
      `query ($id: ID!) { seeker(id: $id) { national { nextAction { text owner dueOn } consultations(first: 1) { edges { node { minutes } } } } } }`,
      { id: seekerId },
    );
    expect(data.seeker.national).toEqual({
      nextAction: { text: "面接の練習", owner: "CITY", dueOn: null },
      consultations: { edges: [{ node: { minutes: 40 } }] },
    });
    const notes = `query ($id: ID!) { seeker(id: $id) { national { consultations(first: 1) { edges { node { notes } } } } } }`;
    expect(JSON.stringify(await party.askAs({ role: "seeker", seekerId }, notes, { id: seekerId }))).not.toContain(
      "所見",
    );
  });

  it("shows the next action of the consultation that was recorded last, when several are of one day", async () => {
    const query = "query ($id: ID!) { seeker(id: $id) { national { nextAction { text } } } }";
    for (let time = 1; time <= 8; time++) {
      await record(COUNSELOR, { ...PLAIN, seekerId, nextAction: { text: `${time}回目`, owner: "NATIONAL" } });
      const { data } = await party.askAs(COUNSELOR, query, { id: seekerId });
      expect(data.seeker.national.nextAction).toEqual({ text: `${time}回目` });
    }
  });

  it("accepts a proposal without the person's answer", async () => {
    const { consultation } = await record(COUNSELOR, { ...PLAIN, seekerId, proposal: "訓練の受講" });
    expect(consultation).toMatchObject({ proposal: "訓練の受講", proposalAgreed: null });
  });

  it.each([
    ["at another service point", {}, ELSEWHERE, "NO_SUCH_RECORD", "seekerId"],
    ["with an unknown person", { seekerId: randomUUID() }, COUNSELOR, "NO_SUCH_RECORD", "seekerId"],
    [
      "at a service point of others",
      { servicePointId: "toyohira" },
      COUNSELOR,
      "NOT_YOUR_SERVICE_POINT",
      "servicePointId",
    ],
    ["held before the registration", { heldOn: "2013-09-01" }, COUNSELOR, "HELD_BEFORE_REGISTERED", "heldOn"],
    ["held in the future", { heldOn: "2013-11-01" }, COUNSELOR, "DAY_IN_THE_FUTURE", "heldOn"],
    ["of 0 minutes", { minutes: 0 }, COUNSELOR, "MINUTES_OUT_OF_RANGE", "minutes"],
    ["of 481 minutes", { minutes: 481 }, COUNSELOR, "MINUTES_OUT_OF_RANGE", "minutes"],
    ["without a topic", { topics: [] }, COUNSELOR, "NO_TOPIC", "topics"],
    ["with an answer but no proposal", { proposalAgreed: false }, COUNSELOR, "NOTHING_TO_AGREE_TO", "proposalAgreed"],
    [
      "with an answer to a blank proposal",
      { proposal: " ", proposalAgreed: true },
      COUNSELOR,
      "NOTHING_TO_AGREE_TO",
      "proposalAgreed",
    ],
    [
      "with a next action due in another age",
      { nextAction: { text: "応募", owner: "CITY", dueOn: "9999-12-31" } },
      COUNSELOR,
      "DAY_TOO_LATE",
      "nextAction.dueOn",
    ],
    ["held in another age", { heldOn: "0001-01-01" }, COUNSELOR, "DAY_TOO_EARLY", "heldOn"],
    [
      "with a next action due before it",
      { nextAction: { text: "応募", owner: "CITY", dueOn: "2013-10-30" } },
      COUNSELOR,
      "DUE_BEFORE_HELD",
      "nextAction.dueOn",
    ],
    ["with nothing next", { nextAction: { text: "", owner: "CITY" } }, COUNSELOR, "TEXT_REQUIRED", "nextAction.text"],
    ["with a My Number in its notes", { notes: "123456789018" }, COUNSELOR, "MY_NUMBER_FOUND", "notes"],
    ["with a summary of pages", { summary: "字".repeat(3001) }, COUNSELOR, "TEXT_TOO_LONG", "summary"],
  ] as const)("refuses a consultation %s and writes nothing", async (_, more, who, code, field) => {
    expect(onlyUserError(await record(who, { ...PLAIN, seekerId, ...more }))).toEqual([code, field]);
    expect(await written(seekerId)).toEqual([]);
  });
});
