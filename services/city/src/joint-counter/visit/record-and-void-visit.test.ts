import { randomUUID } from "node:crypto";
import type { CallerClaims } from "@aiwork/kit/access/test-caller";
import { parseTransitionSteps, transitionSteps } from "@aiwork/kit/agreement/transition-steps";
import { arrangeCity } from "@aiwork/kit/city/arrange-city";
import {
  CITY_COUNSELOR,
  CITY_COUNSELOR_ELSEWHERE,
  cityMutations,
  NATIONAL_GUEST,
  NATIONAL_GUEST_ELSEWHERE,
} from "@aiwork/kit/city/send-city-mutation";
import { startTestParty, type TestParty } from "@aiwork/kit/subgraph/test-party";
import { city } from "../../city";
import { VISIT_TRANSITIONS } from "./visit.entity";

let party: TestParty;
let mutations: ReturnType<typeof cityMutations>;
beforeAll(async () => {
  party = await startTestParty(city, "seed", "2013-10-31");
  mutations = cityMutations(party);
});
afterAll(() => party?.[Symbol.asyncDispose]());

const PLAIN = { servicePointId: "shiroishi", visitedOn: "2013-10-31", services: ["VOCATIONAL_CONSULTATION"] };
const FIELDS = `visit { id servicePoint { id } visitedOn services status voidReason
  history { from to reason by { party role name } } }`;
const record = (who: CallerClaims, more: object = {}) =>
  mutations.mutate(who, "recordVisit", { ...PLAIN, ...more }, FIELDS);
const seekerOf = async (id: string) =>
  (await mutations.rows("select seeker_id from visit where id = $1", id))[0].seeker_id;

describe("a visit", () => {
  it.each([
    ["the city", CITY_COUNSELOR, "CITY"],
    ["the national side", NATIONAL_GUEST, "NATIONAL"],
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
    ["of the same service point", () => arrangeCity(party, "city_file")],
    ["of another service point", () => arrangeCity(party, "city_file", { registered_at: "teine" })],
    ["known to the national side only", async () => randomUUID()],
  ])("records a visit of a person %s", async (_, person) => {
    const seekerId = await person();
    for (const who of [CITY_COUNSELOR, NATIONAL_GUEST]) {
      const { visit } = await record(who, { seekerId });
      expect(await seekerOf(visit.id)).toBe(seekerId);
    }
  });

  it("records a visit on an earlier day, from the service point's first day on", async () => {
    expect((await record(CITY_COUNSELOR, { visitedOn: "2011-11-01" })).userErrors).toEqual([]);
  });

  it("records a visit on the last day of a service point that closed", async () => {
    const close = "update service_point set closed_on = $1 where id = 'shiroishi'";
    await mutations.rows(close, "2013-09-30");
    expect((await record(CITY_COUNSELOR, { visitedOn: "2013-09-30" })).userErrors).toEqual([]);
    expect(await mutations.userError(CITY_COUNSELOR, "recordVisit", { ...PLAIN, visitedOn: "2013-10-01" })).toBe(
      "SERVICE_POINT_NOT_OPEN visitedOn",
    );
    await mutations.rows(close, null);
  });

  it.each([
    ["at another service point", CITY_COUNSELOR_ELSEWHERE, {}, "NOT_YOUR_SERVICE_POINT servicePointId"],
    [
      "by national staff at another service point",
      NATIONAL_GUEST_ELSEWHERE,
      {},
      "NOT_YOUR_SERVICE_POINT servicePointId",
    ],
    [
      "at an unknown service point",
      { ...CITY_COUNSELOR, servicePoints: ["chuo"] },
      { servicePointId: "chuo" },
      "NO_SUCH_SERVICE_POINT servicePointId",
    ],
    ["of tomorrow", CITY_COUNSELOR, { visitedOn: "2013-11-01" }, "DAY_IN_THE_FUTURE visitedOn"],
    [
      "before the service point opened",
      CITY_COUNSELOR,
      { visitedOn: "2011-10-31" },
      "SERVICE_POINT_NOT_OPEN visitedOn",
    ],
    ["without a service", CITY_COUNSELOR, { services: [] }, "NO_SERVICE services"],
  ])("refuses a visit %s, and writes nothing", async (_, who, more, refusal) => {
    expect(await mutations.userError(who, "recordVisit", { ...PLAIN, ...more })).toBe(refusal);
  });

  it("refuses a visit with a malformed person before anything else", async () => {
    const query = "mutation ($input: RecordVisitInput!) { recordVisit(input: $input) { userErrors { code } } }";
    const { errors } = await party.askAs(CITY_COUNSELOR, query, {
      input: { idempotencyKey: "malformed", ...PLAIN, seekerId: "1" },
    });
    expect(errors).toMatchObject([{ extensions: { code: "BAD_USER_INPUT", refusal: "MALFORMED_ID" } }]);
  });
});

describe("a visit that was recorded in error", () => {
  it.each([
    ["the city", CITY_COUNSELOR, NATIONAL_GUEST],
    ["the national side", NATIONAL_GUEST, CITY_COUNSELOR],
  ])("lets staff of %s void a visit with a reason, whoever recorded it", async (_, who, recorder) => {
    const { visit } = await record(recorder);
    const { visit: voided, userErrors } = await mutations.mutate(
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
    ["by staff of another service point", CITY_COUNSELOR_ELSEWHERE, "誤り", "NO_SUCH_RECORD visitId"],
    ["by national staff of another service point", NATIONAL_GUEST_ELSEWHERE, "誤り", "NO_SUCH_RECORD visitId"],
    ["without a reason", CITY_COUNSELOR, "　", "REASON_REQUIRED reason"],
  ])("refuses to void a visit %s, and writes nothing", async (_, who, reason, refusal) => {
    const { visit } = await record(CITY_COUNSELOR);
    expect(await mutations.userError(who, "voidVisit", { visitId: visit.id, reason })).toBe(refusal);
  });

  it("has the transitions of the domain's state machine", () => {
    expect(transitionSteps(VISIT_TRANSITIONS)).toEqual(parseTransitionSteps("COUNTED→VOIDED"));
  });

  it("voids a visit once, and refuses an unknown one", async () => {
    const { visit } = await record(CITY_COUNSELOR);
    await mutations.mutate(CITY_COUNSELOR, "voidVisit", { visitId: visit.id, reason: "誤り" });
    expect(await mutations.userError(NATIONAL_GUEST, "voidVisit", { visitId: visit.id, reason: "誤り" })).toBe(
      "ILLEGAL_TRANSITION visitId",
    );
    expect(await mutations.userError(NATIONAL_GUEST, "voidVisit", { visitId: randomUUID(), reason: "誤り" })).toBe(
      "NO_SUCH_RECORD visitId",
    );
  });
});
