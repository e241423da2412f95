import { randomUUID } from "node:crypto";
import { openTestParty, type TestParty } from "@aiwork/runtime/testing/open-test-party";
import { city } from "../city";
import { actAndLook, COUNSELOR, ELSEWHERE, GUEST, OFFICER } from "../testing/act-and-look";
import { arrange } from "../testing/arrange-city";

let party: TestParty;
let look: ReturnType<typeof actAndLook>;
let seekerId: string;
beforeAll(async () => {
  party = await openTestParty(city, "seed", "2013-10-31");
  look = actAndLook(party);
  seekerId = await arrange(party, "city_file");
});
afterAll(() => party?.[Symbol.asyncDispose]());

const plain = () => ({
  seekerId,
  servicePointId: "shiroishi",
  addressedTo: "NATIONAL_SERVICE_POINT",
  purpose: "職業相談の実施をお願いしたい",
  dueOn: "2013-11-14",
});
const FIELDS = `liaison { version seeker { id } servicePoint { id } openedBy addressedTo department purpose openedOn dueOn
  status overdue answeredOn answer outcome history { from to reason by { party role name } } }`;

describe("a liaison", () => {
  it("lets a city counselor open a liaison with addressee, purpose and due day", async () => {
    const { liaison, userErrors } = await look.act(COUNSELOR, "openLiaison", plain(), FIELDS);
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
    const input = { ...plain(), seekerId: unknown, addressedTo: "CITY_DEPARTMENT", department: " 保護課 " };
    const fields = "liaison { seeker { id } openedBy department history { by { party } } }";
    expect(await look.act(GUEST, "openLiaison", input, fields)).toEqual({
      liaison: {
        seeker: { id: unknown },
        openedBy: "NATIONAL",
        department: "保護課",
        history: [{ by: { party: "NATIONAL" } }],
      },
      userErrors: [],
    });
  });

  it("lets a program officer, bound to no service point, open a liaison to the city's service point", async () => {
    const input = { ...plain(), addressedTo: "CITY_SERVICE_POINT" };
    const { liaison } = await look.act(OFFICER, "openLiaison", input, "liaison { addressedTo openedBy }");
    expect(liaison).toEqual({ addressedTo: "CITY_SERVICE_POINT", openedBy: "CITY" });
  });

  it("opens a liaison that is due on the same day", async () => {
    const { userErrors } = await look.act(COUNSELOR, "openLiaison", { ...plain(), dueOn: "2013-10-31" });
    expect(userErrors).toEqual([]);
  });

  it.each([
    ["from another service point", COUNSELOR, { servicePointId: "toyohira" }, "NOT_YOUR_SERVICE_POINT servicePointId"],
    [
      "by a guest from another service point",
      GUEST,
      { servicePointId: "toyohira" },
      "NOT_YOUR_SERVICE_POINT servicePointId",
    ],
    ["from an unknown service point", OFFICER, { servicePointId: "chuo" }, "NO_SUCH_SERVICE_POINT servicePointId"],
    ["for a person registered elsewhere", ELSEWHERE, { servicePointId: "toyohira" }, "NO_SUCH_RECORD seekerId"],
    ["for a person unknown to the city", COUNSELOR, { seekerId: randomUUID() }, "NO_SUCH_RECORD seekerId"],
    ["for an unknown person by an officer", OFFICER, { seekerId: randomUUID() }, "NO_SUCH_RECORD seekerId"],
    [
      "to the service point that opens it",
      COUNSELOR,
      { addressedTo: "CITY_SERVICE_POINT" },
      "LIAISON_TO_ONESELF addressedTo",
    ],
    ["from the national side to itself", GUEST, {}, "LIAISON_TO_ONESELF addressedTo"],
    ["to no department", COUNSELOR, { addressedTo: "CITY_DEPARTMENT" }, "DEPARTMENT_REQUIRED department"],
    [
      "to a blank department",
      COUNSELOR,
      { addressedTo: "CITY_DEPARTMENT", department: "　" },
      "DEPARTMENT_REQUIRED department",
    ],
    [
      "with a department but to a service point",
      COUNSELOR,
      { department: "保護課" },
      "DEPARTMENT_NOT_ADDRESSED department",
    ],
    ["due yesterday", COUNSELOR, { dueOn: "2013-10-30" }, "DUE_ALREADY dueOn"],
    ["for no purpose", COUNSELOR, { purpose: " " }, "TEXT_REQUIRED purpose"],
    ["for a purpose that is too long", COUNSELOR, { purpose: "あ".repeat(1001) }, "TEXT_TOO_LONG purpose"],
    ["with a My Number", COUNSELOR, { purpose: "番号は123456789018です" }, "MY_NUMBER_FOUND purpose"],
  ])("refuses a liaison %s, and writes nothing", async (_, who, more, refusal) => {
    expect(await look.refusal(who, "openLiaison", { ...plain(), ...more })).toBe(refusal);
  });

  it("refuses city staff a liaison when the file is closed", async () => {
    for (const status of ["CLOSED", "ANONYMIZED"]) {
      const closed = await arrange(party, "city_file", { status, name: null, name_kana: null });
      for (const who of [COUNSELOR, OFFICER])
        expect(await look.refusal(who, "openLiaison", { ...plain(), seekerId: closed })).toBe("FILE_CLOSED seekerId");
    }
  });
});
