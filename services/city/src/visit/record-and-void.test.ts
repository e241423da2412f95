import { randomUUID } from "node:crypto";
import { stepsOf, stepsOfMachine } from "@aiwork/agreement/testing/steps-of";
import { openTestParty, type TestParty } from "@aiwork/runtime/testing/open-test-party";
import type { Posing } from "@aiwork/runtime/testing/test-caller";
import { city } from "../city";
import { actAndLook, COUNSELOR, ELSEWHERE, GUEST, GUEST_ELSEWHERE } from "../testing/act-and-look";
import { arrange } from "../testing/arrange-city";
import { VISIT } from "./visit-transitions";

let party: TestParty;
let look: ReturnType<typeof actAndLook>;
beforeAll(async () => {
  party = await openTestParty(city, "seed", "2013-10-31");
  look = actAndLook(party);
});
afterAll(() => party?.[Symbol.asyncDispose]());

const PLAIN = { servicePointId: "shiroishi", visitedOn: "2013-10-31", services: ["VOCATIONAL_CONSULTATION"] };
const FIELDS = `visit { id servicePoint { id } visitedOn services status voidReason
  history { from to reason by { party role name } } }`;
const record = (who: Posing, more: object = {}) => look.act(who, "recordVisit", { ...PLAIN, ...more }, FIELDS);
const seekerOf = async (id: string) => (await look.rows("select seeker_id from visit where id = $1", id))[0].seeker_id;

describe("a visit", () => {
  it.each([
    ["the city", COUNSELOR, "CITY"],
    ["the national side", GUEST, "NATIONAL"],
  ])("lets staff of %s at the service point record a visit without a person", async (_, who, by) => {
    const services = ["CAREER_COUNSELING", "PLACEMENT_SERVICE", "CAREER_COUNSELING"];
    const { visit, userErrors } = await record(who, { services });
    expect(userErrors).toEqual([]);
    expect(visit).toEqual({
      id: expect.any(String),
      servicePoint: { id: "shiroishi" },
      visitedOn: "2013-10-31",
      services: ["CAREER_COUNSELING", "PLACEMENT_SERVICE"],
      status: "COUNTED",
      voidReason: null,
      history: [{ from: null, to: "COUNTED", reason: null, by: { party: by, role: who.role, name: null } }],
    });
    expect(await seekerOf(visit.id)).toBeNull();
  });

  it.each([
    ["of the same service point", () => arrange(party, "city_file")],
    ["of another service point", () => arrange(party, "city_file", { registered_at: "teine" })],
    ["known to the national side only", async () => randomUUID()],
  ])("records a visit of a person %s", async (_, person) => {
    const seekerId = await person();
    for (const who of [COUNSELOR, GUEST]) {
      const { visit } = await record(who, { seekerId });
      expect(await seekerOf(visit.id)).toBe(seekerId);
    }
  });

  it("records a visit on an earlier day, from the service point's first day on", async () => {
    expect((await record(COUNSELOR, { visitedOn: "2011-11-01" })).userErrors).toEqual([]);
  });

  it("records a visit on the last day of a service point that closed", async () => {
    const close = "update service_point set closed_on = $1 where id = 'shiroishi'";
    await look.rows(close, "2013-09-30");
    expect((await record(COUNSELOR, { visitedOn: "2013-09-30" })).userErrors).toEqual([]);
    expect(await look.refusal(COUNSELOR, "recordVisit", { ...PLAIN, visitedOn: "2013-10-01" })).toBe(
      "SERVICE_POINT_NOT_OPEN visitedOn",
    );
    await look.rows(close, null);
  });

  it.each([
    ["at another service point", ELSEWHERE, {}, "NOT_YOUR_SERVICE_POINT servicePointId"],
    ["by national staff at another service point", GUEST_ELSEWHERE, {}, "NOT_YOUR_SERVICE_POINT servicePointId"],
    [
      "at an unknown service point",
      { ...COUNSELOR, servicePoints: ["chuo"] },
      { servicePointId: "chuo" },
      "NO_SUCH_SERVICE_POINT servicePointId",
    ],
    ["of tomorrow", COUNSELOR, { visitedOn: "2013-11-01" }, "DAY_IN_THE_FUTURE visitedOn"],
    ["before the service point opened", COUNSELOR, { visitedOn: "2011-10-31" }, "SERVICE_POINT_NOT_OPEN visitedOn"],
    ["without a service", COUNSELOR, { services: [] }, "NO_SERVICE services"],
  ])("refuses a visit %s, and writes nothing", async (_, who, more, refusal) => {
    expect(await look.refusal(who, "recordVisit", { ...PLAIN, ...more })).toBe(refusal);
  });

  it("refuses a visit with a malformed person before anything else", async () => {
    const query = "mutation ($input: RecordVisitInput!) { recordVisit(input: $input) { userErrors { code } } }";
    const { errors } = await party.askAs(COUNSELOR, query, {
      input: { idempotencyKey: "malformed", ...PLAIN, seekerId: "1" },
    });
    expect(errors).toMatchObject([{ extensions: { code: "BAD_USER_INPUT", refusal: "MALFORMED_ID" } }]);
  });
});

describe("a visit that was recorded in error", () => {
  it.each([
    ["the city", COUNSELOR, GUEST],
    ["the national side", GUEST, COUNSELOR],
  ])("lets staff of %s void a visit with a reason, whoever recorded it", async (_, who, recorder) => {
    const { visit } = await record(recorder);
    const { visit: voided, userErrors } = await look.act(
      who,
      "voidVisit",
      { visitId: visit.id, reason: "二重に記録したため" },
      FIELDS,
    );
    expect(userErrors).toEqual([]);
    expect(voided).toMatchObject({ status: "VOIDED", voidReason: "二重に記録したため" });
    expect(voided.history).toEqual([
      { from: null, to: "COUNTED", reason: null, by: { party: expect.any(String), role: recorder.role, name: null } },
      {
        from: "COUNTED",
        to: "VOIDED",
        reason: "二重に記録したため",
        by: { party: expect.any(String), role: who.role, name: null },
      },
    ]);
  });

  it.each([
    ["by staff of another service point", ELSEWHERE, "誤り", "NO_SUCH_RECORD visitId"],
    ["by national staff of another service point", GUEST_ELSEWHERE, "誤り", "NO_SUCH_RECORD visitId"],
    ["without a reason", COUNSELOR, "　", "REASON_REQUIRED reason"],
  ])("refuses to void a visit %s, and writes nothing", async (_, who, reason, refusal) => {
    const { visit } = await record(COUNSELOR);
    expect(await look.refusal(who, "voidVisit", { visitId: visit.id, reason })).toBe(refusal);
  });

  it("has the transitions of the domain's state machine", () => {
    expect(stepsOf(VISIT)).toEqual(stepsOfMachine("COUNTED→VOIDED"));
  });

  it("voids a visit once, and refuses an unknown one", async () => {
    const { visit } = await record(COUNSELOR);
    await look.act(COUNSELOR, "voidVisit", { visitId: visit.id, reason: "誤り" });
    expect(await look.refusal(GUEST, "voidVisit", { visitId: visit.id, reason: "誤り" })).toBe("ILLEGAL_TRANSITION");
    expect(await look.refusal(GUEST, "voidVisit", { visitId: randomUUID(), reason: "誤り" })).toBe(
      "NO_SUCH_RECORD visitId",
    );
  });
});
