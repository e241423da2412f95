import type { CallerClaims } from "@aiwork/kit/access/test-caller";
import { arrangeCity } from "@aiwork/kit/city/arrange-city";
import {
  CITY_COUNSELOR,
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
const close = (who: CallerClaims, liaisonId: string, more: object = {}) =>
  mutations.mutate(
    who,
    "closeLiaison",
    { liaisonId, version: 1, to: "DONE", outcome: "相談を開始した", ...more },
    FIELDS,
  );

describe("the end of a liaison", () => {
  it.each(["DONE", "ABORTED"])(
    "shows the sender the outcome when the addressee closes the liaison as %s",
    async (to) => {
      const id = await liaison(TO_NATIONAL);
      await answer(NATIONAL_GUEST, id);
      const { liaison: closed, userErrors } = await close(NATIONAL_GUEST, id, { version: 2, to });
      expect(userErrors).toEqual([]);
      expect(closed).toMatchObject({ version: 3, status: to, outcome: "相談を開始した" });
      expect(closed.history.at(-1)).toMatchObject({ from: "ACCEPTED", to, reason: "相談を開始した" });
    },
  );

  it.each([
    ["the city's counselor", TO_NATIONAL, CITY_COUNSELOR],
    ["a program officer", { ...TO_SERVICE_POINT, opened_by: "CITY", sent_by: ["OTHER"] }, CITY_PROGRAM_OFFICER],
    ["a national counselor", { ...TO_DEPARTMENT, opened_by: "NATIONAL" }, NATIONAL_GUEST],
  ])("lets the sender recall a liaison that is not answered: %s", async (_, place, who) => {
    const { liaison: recalled } = await close(who, await liaison(place), { to: "RECALLED" });
    expect(recalled).toMatchObject({ version: 2, status: "RECALLED", answeredOn: null });
  });

  it.each(["RECALLED", "EXPIRED"])("lets the sender end an overdue liaison as %s", async (to) => {
    const id = await liaison({ ...TO_NATIONAL, due_on: "2013-10-30" });
    const { liaison: ended, userErrors } = await close(CITY_COUNSELOR, id, { to, outcome: "電話で確認した" });
    expect(userErrors).toEqual([]);
    expect(ended).toMatchObject({
      status: to,
      answeredOn: null,
      history: [{ from: "SENT", to, reason: "電話で確認した" }],
    });
  });

  const ACCEPTED = { ...TO_NATIONAL, status: "ACCEPTED", answered_on: "2013-10-20" };
  it.each([
    ["RECALLED by the addressee", TO_NATIONAL, NATIONAL_GUEST, { to: "RECALLED" }, "NOT_SENT_BY_YOU"],
    [
      "RECALLED by the counselor to whom an officer sent it",
      { ...TO_SERVICE_POINT, opened_by: "CITY" },
      CITY_COUNSELOR,
      { to: "RECALLED" },
      "NOT_SENT_BY_YOU",
    ],
    [
      "RECALLED from another service point",
      { ...TO_NATIONAL, service_point_id: "teine" },
      CITY_COUNSELOR,
      { to: "RECALLED" },
      "NOT_SENT_BY_YOU",
    ],
    [
      "RECALLED by the city's officer when the national side sent it",
      { ...TO_DEPARTMENT, opened_by: "NATIONAL" },
      CITY_PROGRAM_OFFICER,
      { to: "RECALLED" },
      "NOT_SENT_BY_YOU",
    ],
    [
      "RECALLED by the city's counselor when the national side sent it to a department",
      { ...TO_DEPARTMENT, opened_by: "NATIONAL" },
      CITY_COUNSELOR,
      { to: "RECALLED" },
      "NOT_SENT_BY_YOU",
    ],
    ["DONE by the sender", ACCEPTED, CITY_COUNSELOR, {}, "NOT_ADDRESSED_TO_YOU"],
    ["ABORTED by the sender", ACCEPTED, CITY_COUNSELOR, { to: "ABORTED" }, "NOT_ADDRESSED_TO_YOU"],
    ["by a guest of another service point", ACCEPTED, NATIONAL_GUEST_ELSEWHERE, {}, "NO_SUCH_RECORD liaisonId"],
    ["of another version", ACCEPTED, NATIONAL_GUEST, { version: 3 }, "VERSION_CONFLICT version"],
    ["with a blank outcome", ACCEPTED, NATIONAL_GUEST, { outcome: " " }, "TEXT_REQUIRED outcome"],
    [
      "EXPIRED on its due day",
      { ...TO_NATIONAL, due_on: "2013-10-31" },
      CITY_COUNSELOR,
      { to: "EXPIRED" },
      "NOT_OVERDUE to",
    ],
    [
      "EXPIRED by the addressee",
      { ...TO_NATIONAL, due_on: "2013-10-30" },
      NATIONAL_GUEST,
      { to: "EXPIRED" },
      "NOT_SENT_BY_YOU",
    ],
  ])("refuses to close a liaison %s, and writes nothing", async (_, place, who, more, refusal) => {
    const input = { liaisonId: await liaison(place), version: 1, to: "DONE", outcome: "開始", ...more };
    expect(await mutations.userError(who, "closeLiaison", input)).toBe(refusal);
  });
});
