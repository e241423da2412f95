import { randomUUID } from "node:crypto";
import { readPersonalData } from "@aiwork/agreement/joint-counter/personal-data-inventory/read-personal-data";
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
import { nationalPersonalData } from "../../national-personal-data";

let party: TestParty;
let voidIt: ReturnType<typeof nationalMutation>;
let seekerId: string;
let consultationId: string;
beforeAll(async () => {
  party = await startTestParty(national, "seed", "2013-10-31");
  voidIt = nationalMutation(
    party,
    "voidConsultation",
    "consultation { status summary history { from to reason by { name } } }",
  );
});
beforeEach(async () => {
  const arrange = arrangeNational(party);
  seekerId = await arrange.person();
  await arrange.registration({ seekerId });
  consultationId = await arrange.consultation({
    seekerId,
    summary: "別の方の概要",
    nextActionText: "別の方の次の対応",
    nextActionOwner: "NATIONAL",
  });
  await party.database.dataSource.query("insert into consultation_note values ($1, '別の方の所見')", [consultationId]);
  await party.database.dataSource.query(
    `insert into disclosure_consent (id, seeker_id, categories, purpose, evidence, given_on, expires_on)
     values ($1, $2, '{CONSULTATION_SUMMARY}', '就労支援', 'SIGNED_FORM', '2013-10-01', '2014-09-30')`,
    [randomUUID(), seekerId],
  );
});
afterAll(() => party?.[Symbol.asyncDispose]());

const reason = "別の方の記録に入力したため";

describe("voidConsultation", () => {
  it("voids a consultation with a reason, which its staff still see", async () => {
    expect(await voidIt(NATIONAL_COUNSELOR, { consultationId, reason })).toEqual({
      consultation: {
        status: "VOIDED",
        summary: "別の方の概要",
        history: [{ from: "HELD", to: "VOIDED", reason, by: { name: "紹介 一子" } }],
      },
      userErrors: [],
    });
  });

  it.each([
    ["the person", () => ({ role: "seeker", seekerId })],
    ["the other party's counselor with a consent", () => ({ role: "city.counselor", servicePoints: ["shiroishi"] })],
  ])("hides a voided consultation from %s", async (_, who) => {
    const query = `query ($id: ID!) {
      seeker(id: $id) { national { consultations(first: 5) { edges { node { status } } } nextAction { text } timeline { kind } } }
    }`;
    const kindsOf = (half: { timeline: { kind: string }[] }) => half.timeline.map(({ kind }) => kind);
    const before = (await party.askAs(who(), query, { id: seekerId })).data.seeker.national;
    expect(before.consultations.edges).toEqual([{ node: { status: "HELD" } }]);
    expect(kindsOf(before)).toContain("CONSULTED");
    await voidIt(NATIONAL_COUNSELOR, { consultationId, reason });
    const { consultations, nextAction, ...half } = (await party.askAs(who(), query, { id: seekerId })).data.seeker
      .national;
    expect([consultations.edges, nextAction]).toEqual([[], null]);
    expect(kindsOf(half)).not.toContain("CONSULTED");
  });

  it("gives the staff the next action of the latest consultation that stands", async () => {
    await arrangeNational(party).consultation({
      seekerId,
      heldOn: "2013-09-01",
      nextActionText: "本人の次の対応",
      nextActionOwner: "NATIONAL",
    });
    await voidIt(NATIONAL_COUNSELOR, { consultationId, reason });
    const query = "query ($id: ID!) { seeker(id: $id) { national { nextAction { text } } } }";
    const { data } = await party.askAs(NATIONAL_COUNSELOR, query, { id: seekerId });
    expect(data.seeker.national.nextAction).toEqual({ text: "本人の次の対応" });
  });

  it("discloses nothing of a voided consultation to the person", async () => {
    await voidIt(NATIONAL_COUNSELOR, { consultationId, reason });
    const disclosed = JSON.stringify(await readPersonalData(party.database, nationalPersonalData, seekerId));
    expect(disclosed).toContain("CONSULTATION_SUMMARY");
    for (const content of ["別の方", consultationId]) expect(disclosed).not.toContain(content);
  });

  it("refuses to void a consultation of a person of another service point, though it was held at the own one", async () => {
    const moved = await arrangeNational(party).person();
    await arrangeNational(party).registration({ seekerId: moved, servicePointId: "toyohira" });
    const held = await arrangeNational(party).consultation({ seekerId: moved, servicePointId: "shiroishi" });
    const before = await countRows(party);
    for (const [who, id] of [
      [NATIONAL_COUNSELOR, held],
      [NATIONAL_COUNSELOR_ELSEWHERE, consultationId],
      [NATIONAL_COUNSELOR, randomUUID()],
    ] as const)
      expect(onlyUserError(await voidIt(who, { consultationId: id, reason }))).toEqual([
        "NO_SUCH_RECORD",
        "consultationId",
      ]);
    expect(await countRows(party)).toEqual(before);
  });

  it("refuses to void a consultation twice, or without a reason, and writes nothing", async () => {
    expect(onlyUserError(await voidIt(NATIONAL_COUNSELOR, { consultationId, reason: "" }))).toEqual([
      "REASON_REQUIRED",
      "reason",
    ]);
    expect((await voidIt(NATIONAL_COUNSELOR, { consultationId, reason })).userErrors).toEqual([]);
    const before = await countRows(party);
    expect(onlyUserError(await voidIt(NATIONAL_COUNSELOR, { consultationId, reason }))).toEqual([
      "ILLEGAL_TRANSITION",
      "consultationId",
    ]);
    expect(await countRows(party)).toEqual(before);
  });
});
