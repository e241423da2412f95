import { randomUUID } from "node:crypto";
import type { CallerClaims } from "@aiwork/kit/access/test-caller";
import { arrangeCity } from "@aiwork/kit/city/arrange-city";
import {
  CITY_COUNSELOR,
  CITY_COUNSELOR_ELSEWHERE,
  CITY_PROGRAM_OFFICER,
  cityMutations,
  NATIONAL_GUEST,
  NATIONAL_GUEST_ELSEWHERE,
} from "@aiwork/kit/city/send-city-mutation";
import { startTestParty, type TestParty } from "@aiwork/kit/subgraph/test-party";
import { city } from "../../city";

let party: TestParty;
let mutations: ReturnType<typeof cityMutations>;
beforeAll(async () => {
  party = await startTestParty(city, "seed", "2013-10-31");
  mutations = cityMutations(party);
});
afterAll(() => party?.[Symbol.asyncDispose]());

const TO_NATIONAL = { addressed_to: "NATIONAL_SERVICE_POINT" };
const TO_SERVICE_POINT = { addressed_to: "CITY_SERVICE_POINT", opened_by: "NATIONAL" };
const TO_DEPARTMENT = { addressed_to: "CITY_DEPARTMENT", department: "PUBLIC_ASSISTANCE" };

async function liaison(more: object): Promise<string> {
  return arrangeCity(party, "liaison", { seeker_id: await arrangeCity(party, "city_file"), ...more });
}
const FIELDS = "liaison { version status answeredOn answer outcome history { from to reason by { role } } }";
const answer = (who: CallerClaims, liaisonId: string, more: object = {}) =>
  mutations.mutate(
    who,
    "answerLiaison",
    { liaisonId, version: 1, to: "ACCEPTED", answer: "承知しました", ...more },
    FIELDS,
  );

describe("an answer to a liaison", () => {
  it.each([
    ["Hello Work's service point", TO_NATIONAL, NATIONAL_GUEST],
    ["the city's service point", TO_SERVICE_POINT, CITY_COUNSELOR],
    ["a department", TO_DEPARTMENT, CITY_PROGRAM_OFFICER],
    ["a department, opened by the national side", { ...TO_DEPARTMENT, opened_by: "NATIONAL" }, CITY_PROGRAM_OFFICER],
  ])("lets the addressee answer a liaison: %s", async (_, place, who) => {
    const { liaison: answered, userErrors } = await answer(who, await liaison(place));
    expect(userErrors).toEqual([]);
    expect(answered).toEqual({
      version: 2,
      status: "ACCEPTED",
      answeredOn: "2013-10-31",
      answer: "承知しました",
      outcome: null,
      history: [{ from: "SENT", to: "ACCEPTED", reason: null, by: { role: who.role } }],
    });
  });

  it.each([
    ["2013-10-31", false],
    ["2013-10-30", true],
  ])("counts an answer to a liaison due on %s, and marks it late: %s", async (due_on, answeredLate) => {
    const id = await liaison({ ...TO_NATIONAL, due_on });
    const fields = "liaison { status overdue answeredLate }";
    expect(
      await mutations.mutate(
        NATIONAL_GUEST,
        "answerLiaison",
        { liaisonId: id, version: 1, to: "ACCEPTED", answer: "承知しました" },
        fields,
      ),
    ).toEqual({ liaison: { status: "ACCEPTED", overdue: false, answeredLate }, userErrors: [] });
  });

  it("keeps the reason in the history when a liaison is declined", async () => {
    const { liaison: declined } = await answer(NATIONAL_GUEST, await liaison(TO_NATIONAL), {
      to: "DECLINED",
      answer: "満員のため",
    });
    expect(declined).toMatchObject({ status: "DECLINED", answer: "満員のため", history: [{ reason: "満員のため" }] });
  });

  it.each([
    ["Hello Work's service point", TO_NATIONAL, NATIONAL_GUEST],
    ["the city's service point", TO_SERVICE_POINT, CITY_COUNSELOR],
  ])("is given anew where %s declined by mistake, and the history keeps both", async (_, place, who) => {
    const id = await liaison(place);
    await answer(who, id, { to: "DECLINED", answer: "満員のため" });
    const { liaison: accepted, userErrors } = await answer(who, id, { version: 2, answer: "空きがありました" });
    expect(userErrors).toEqual([]);
    expect(accepted).toMatchObject({
      ...{ version: 3, status: "ACCEPTED", answer: "空きがありました" },
      history: [
        { from: "SENT", to: "DECLINED", reason: "満員のため" },
        { from: "DECLINED", to: "ACCEPTED", reason: "空きがありました" },
      ],
    });
  });

  it("is declined where it was accepted by mistake, and the history keeps why", async () => {
    const id = await liaison(TO_NATIONAL);
    await answer(NATIONAL_GUEST, id, {});
    const declining = { version: 2, to: "DECLINED", answer: "別の方への回答でした" };
    const { liaison: declined } = await answer(NATIONAL_GUEST, id, declining);
    expect(declined).toMatchObject({ status: "DECLINED", history: [{}, { reason: "別の方への回答でした" }] });
  });

  it.each(["DONE", "ABORTED"])(
    "is accepted again where %s was entered by mistake, no later than it was",
    async (to) => {
      const id = await liaison({ ...TO_NATIONAL, due_on: "2013-10-31" });
      await answer(NATIONAL_GUEST, id, {});
      await mutations.mutate(NATIONAL_GUEST, "closeLiaison", { liaisonId: id, version: 2, to, outcome: "入力の誤り" });
      party.comesTo("2013-11-05");
      const again = { liaisonId: id, version: 3, to: "ACCEPTED", answer: "対応中です" };
      const fields = "liaison { status answeredOn answeredLate answer outcome history { to reason } }";
      const { liaison: accepted } = await mutations.mutate(NATIONAL_GUEST, "answerLiaison", again, fields);
      party.comesTo("2013-10-31");
      expect(accepted).toEqual({
        ...{ status: "ACCEPTED", answeredOn: "2013-10-31", answeredLate: false, answer: "対応中です", outcome: null },
        history: [
          { to: "ACCEPTED", reason: null },
          { to, reason: "入力の誤り" },
          { to: "ACCEPTED", reason: "対応中です" },
        ],
      });
    },
  );

  it.each([
    ["by its sender", TO_NATIONAL, CITY_COUNSELOR, {}, "NOT_ADDRESSED_TO_YOU"],
    ["by the city's other role", TO_SERVICE_POINT, CITY_PROGRAM_OFFICER, {}, "NO_SUCH_RECORD liaisonId"],
    ["for a department by a counselor", TO_DEPARTMENT, CITY_COUNSELOR, {}, "NOT_ADDRESSED_TO_YOU"],
    ["by national staff for the city", TO_SERVICE_POINT, NATIONAL_GUEST, {}, "NOT_ADDRESSED_TO_YOU"],
    [
      "at another service point",
      { ...TO_SERVICE_POINT, service_point_id: "teine" },
      CITY_COUNSELOR,
      {},
      "NOT_ADDRESSED_TO_YOU",
    ],
    ["by a guest of another service point", TO_NATIONAL, NATIONAL_GUEST_ELSEWHERE, {}, "NO_SUCH_RECORD liaisonId"],
    [
      "by a counselor of another service point",
      TO_SERVICE_POINT,
      CITY_COUNSELOR_ELSEWHERE,
      {},
      "NO_SUCH_RECORD liaisonId",
    ],
    ["by a guest who is not in it", TO_DEPARTMENT, NATIONAL_GUEST, {}, "NO_SUCH_RECORD liaisonId"],
    ["to another version", TO_NATIONAL, NATIONAL_GUEST, { version: 2 }, "VERSION_CONFLICT version"],
    [
      "to one that the sender ended as expired",
      { ...TO_NATIONAL, due_on: "2013-10-30", status: "EXPIRED" },
      NATIONAL_GUEST,
      {},
      "ILLEGAL_TRANSITION to",
    ],
    ["with a blank answer", TO_NATIONAL, NATIONAL_GUEST, { answer: " " }, "TEXT_REQUIRED answer"],
    [
      "that declines without a reason",
      TO_NATIONAL,
      NATIONAL_GUEST,
      { to: "DECLINED", answer: "　" },
      "REASON_REQUIRED answer",
    ],
  ])("refuses an answer %s, and writes nothing", async (_, place, who, more, refusal) => {
    const input = { liaisonId: await liaison(place), version: 1, to: "ACCEPTED", answer: "承知しました", ...more };
    expect(await mutations.userError(who, "answerLiaison", input)).toBe(refusal);
  });

  it("refuses an answer to an unknown liaison", async () => {
    const input = { liaisonId: randomUUID(), version: 1, to: "ACCEPTED", answer: "承知" };
    expect(await mutations.userError(CITY_PROGRAM_OFFICER, "answerLiaison", input)).toBe("NO_SUCH_RECORD liaisonId");
  });
});
