import { randomUUID } from "node:crypto";
import { arrangeCity } from "@aiwork/kit/city/arrange-city";
import {
  CITY_COUNSELOR,
  CITY_COUNSELOR_ELSEWHERE,
  CITY_PROGRAM_OFFICER,
  cityMutations,
  NATIONAL_GUEST,
} from "@aiwork/kit/city/send-city-mutation";
import { startTestParty, type TestParty } from "@aiwork/kit/subgraph/test-party";
import { city } from "../../city";

let party: TestParty;
let mutations: ReturnType<typeof cityMutations>;
let seekerId: string;
beforeAll(async () => {
  party = await startTestParty(city, "seed", "2013-10-31");
  mutations = cityMutations(party);
  seekerId = await arrangeCity(party, "city_file");
});
afterAll(() => party?.[Symbol.asyncDispose]());

const plain = () => ({
  seekerId,
  servicePointId: "shiroishi",
  addressedTo: "NATIONAL_SERVICE_POINT",
  purpose: "職業相談の実施をお願いしたい",
  dueOn: "2013-11-14",
});
const FIELDS = `liaison { version seeker { id } servicePoint { id } openedBy addressedTo department { code } purpose openedOn dueOn
  status overdue answeredOn answer outcome history { from to reason by { party role name } } }`;

describe("a liaison", () => {
  it("lets a city counselor open a liaison with addressee, purpose and due day", async () => {
    const { liaison, userErrors } = await mutations.mutate(CITY_COUNSELOR, "openLiaison", plain(), FIELDS);
    expect(userErrors).toEqual([]);
    expect(liaison).toEqual({
      version: 1,
      seeker: { id: seekerId },
      servicePoint: { id: "shiroishi" },
      openedBy: "CITY",
      addressedTo: "NATIONAL_SERVICE_POINT",
      department: null,
      purpose: "職業相談の実施をお願いしたい",
      openedOn: "2013-10-31",
      dueOn: "2013-11-14",
      status: "SENT",
      overdue: false,
      answeredOn: null,
      answer: null,
      outcome: null,
      history: [
        { from: null, to: "SENT", reason: null, by: { party: "CITY", role: "city.counselor", name: "相談 花子" } },
      ],
    });
  });

  it("lets a national guest open a liaison for a person whom the city does not know", async () => {
    const unknown = randomUUID();
    const input = { ...plain(), seekerId: unknown, addressedTo: "CITY_DEPARTMENT", department: " PUBLIC_ASSISTANCE " };
    const fields = "liaison { seeker { id } openedBy department { code } history { by { party } } }";
    expect(await mutations.mutate(NATIONAL_GUEST, "openLiaison", input, fields)).toEqual({
      liaison: {
        seeker: { id: unknown },
        openedBy: "NATIONAL",
        department: { code: "PUBLIC_ASSISTANCE" },
        history: [{ by: { party: "NATIONAL" } }],
      },
      userErrors: [],
    });
  });

  it("lets a program officer, bound to no service point, open a liaison to the city's service point", async () => {
    const input = { ...plain(), addressedTo: "CITY_SERVICE_POINT" };
    const { liaison } = await mutations.mutate(
      CITY_PROGRAM_OFFICER,
      "openLiaison",
      input,
      "liaison { addressedTo openedBy }",
    );
    expect(liaison).toEqual({ addressedTo: "CITY_SERVICE_POINT", openedBy: "CITY" });
  });

  it("opens a liaison that is due on the same day", async () => {
    const { userErrors } = await mutations.mutate(CITY_COUNSELOR, "openLiaison", { ...plain(), dueOn: "2013-10-31" });
    expect(userErrors).toEqual([]);
  });

  it.each([
    [
      "from another service point",
      CITY_COUNSELOR,
      { servicePointId: "toyohira" },
      "NOT_YOUR_SERVICE_POINT servicePointId",
    ],
    [
      "by a guest from another service point",
      NATIONAL_GUEST,
      { servicePointId: "toyohira" },
      "NOT_YOUR_SERVICE_POINT servicePointId",
    ],
    [
      "from an unknown service point",
      CITY_PROGRAM_OFFICER,
      { servicePointId: "chuo" },
      "NO_SUCH_SERVICE_POINT servicePointId",
    ],
    [
      "for a person registered elsewhere",
      CITY_COUNSELOR_ELSEWHERE,
      { servicePointId: "toyohira" },
      "NO_SUCH_RECORD seekerId",
    ],
    ["for a person unknown to the city", CITY_COUNSELOR, { seekerId: randomUUID() }, "NO_SUCH_RECORD seekerId"],
    [
      "for an unknown person by an officer",
      CITY_PROGRAM_OFFICER,
      { seekerId: randomUUID() },
      "NO_SUCH_RECORD seekerId",
    ],
    [
      "to the service point that opens it",
      CITY_COUNSELOR,
      { addressedTo: "CITY_SERVICE_POINT" },
      "LIAISON_TO_ONESELF addressedTo",
    ],
    ["from the national side to itself", NATIONAL_GUEST, {}, "LIAISON_TO_ONESELF addressedTo"],
    ["to no department", CITY_COUNSELOR, { addressedTo: "CITY_DEPARTMENT" }, "DEPARTMENT_REQUIRED department"],
    [
      "to a blank department",
      CITY_COUNSELOR,
      { addressedTo: "CITY_DEPARTMENT", department: "　" },
      "DEPARTMENT_REQUIRED department",
    ],
    [
      "with a department but to a service point",
      CITY_COUNSELOR,
      { department: "PUBLIC_ASSISTANCE" },
      "DEPARTMENT_NOT_ADDRESSED department",
    ],
    ["due in another age", CITY_COUNSELOR, { dueOn: "9999-12-31" }, "DAY_TOO_LATE dueOn"],
    ["due yesterday", CITY_COUNSELOR, { dueOn: "2013-10-30" }, "DUE_ALREADY dueOn"],
    ["for no purpose", CITY_COUNSELOR, { purpose: " " }, "TEXT_REQUIRED purpose"],
    ["for a purpose that is too long", CITY_COUNSELOR, { purpose: "あ".repeat(1001) }, "TEXT_TOO_LONG purpose"],
    ["with a My Number", CITY_COUNSELOR, { purpose: "番号は123456789018です" }, "MY_NUMBER_FOUND purpose"],
  ])("refuses a liaison %s, and writes nothing", async (_, who, more, refusal) => {
    expect(await mutations.userError(who, "openLiaison", { ...plain(), ...more })).toBe(refusal);
  });

  it("refuses city staff a liaison when the file is closed", async () => {
    for (const status of ["CLOSED", "ANONYMIZED"]) {
      const closed = await arrangeCity(party, "city_file", { status, name: null, name_kana: null });
      for (const who of [CITY_COUNSELOR, CITY_PROGRAM_OFFICER])
        expect(await mutations.userError(who, "openLiaison", { ...plain(), seekerId: closed })).toBe(
          "FILE_CLOSED seekerId",
        );
    }
  });
});
