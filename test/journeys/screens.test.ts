import { randomUUID } from "node:crypto";
import { askUntilAnswered } from "@aiwork/kit/system/ask-until-answered";
import type { TokenRequest } from "@aiwork/kit/system/request-token";
import { startTestSystem, type TestSystem } from "@aiwork/kit/system/start-system";
import { attemptMutation, receiveJobOrderOn, runDayByDay, staffOf } from "./run-mutation";

const DAY = "2013-10-31";
let system: TestSystem;
beforeAll(async () => {
  system = await startTestSystem("seed", { AIWORK_TODAY: DAY });
});
afterAll(() => system?.[Symbol.asyncDispose]());

const { city, national, orders } = staffOf("shiroishi");
const elsewhere = staffOf("toyohira").city;

/** Reads through the gateway, and retries if the machine was too busy. */
async function read(who: TokenRequest | null, document: string, values: Record<string, unknown> = {}) {
  const { data, errors } = await askUntilAnswered(system, { endpoint: "gateway", who, document, values });
  return { data, errors: errors.map(({ path, extensions }) => [path?.join("."), extensions?.code]) };
}
const act = (who: TokenRequest, name: string, input: object, selection = "") =>
  attemptMutation(system, who, name, { idempotencyKey: randomUUID(), ...input }, selection);

async function openFile(name: string): Promise<string> {
  const person = { name, nameKana: "ミホン", birthDate: "1961-06-15", sex: "FEMALE" };
  const file = { ...person, servicePointId: "shiroishi", municipalityCode: "011002", wardCode: "011045" };
  return (await act(city, "openCityFile", file, "seeker { id }")).payload.seeker.id;
}

describe("a screen", () => {
  it("gets the lists to choose from of both parties in one answer, without a token", async () => {
    const { data, errors } = await read(
      null,
      `{ municipalities(search: "しろいし") { name wards { code name } } occupations(search: "警備") { code }
         helloWorkOffices { code name } trialRules(on: "${DAY}") { version groups { code } } departments { code } }`,
    );
    expect(errors).toEqual([]);
    expect(data.municipalities).toMatchObject([{ name: "札幌市" }]);
    expect(data.municipalities[0].wards).toContainEqual({ code: "011045", name: "白石区" });
    expect([data.occupations, data.helloWorkOffices.length]).toEqual([[], 2]);
    expect(data.trialRules).toMatchObject([{ version: "2013" }]);
  });

  it("gets persons by their ids with both halves, in order, and of strangers none", async () => {
    const [one, two] = [await openFile("見本 一枝"), await openFile("見本 二枝")];
    const query = `query ($ids: [ID!]!) { seekersByIds(ids: $ids) { id city { profile { name } } national { registration { id } } } }`;
    const stranger = randomUUID();
    const { data, errors } = await read(city, query, { ids: [two, stranger, one] });
    expect(errors).toEqual([]);
    expect(data.seekersByIds).toEqual([
      { id: two, city: { profile: { name: "見本 二枝" } }, national: null },
      { id: stranger, city: null, national: null },
      { id: one, city: { profile: { name: "見本 一枝" } }, national: null },
    ]);
    const { data: none } = await read(elsewhere, query, { ids: [one] });
    expect(none.seekersByIds).toEqual([{ id: one, city: null, national: null }]);
  });

  it("gets the records of ids, with the error of one that is not open at its place", async () => {
    const run = runDayByDay(system, () => {});
    const order = { number: "01020-900901", title: "清掃員", description: "建物の清掃", occupationCode: "K/76" };
    const open = await receiveJobOrderOn(run, DAY, order);
    const stranger = randomUUID();
    const query = "query ($ids: [ID!]!) { jobOrdersByIds(ids: $ids) { id wage { hourlyMinimum } } }";
    const { data, errors } = await read(null, query, { ids: [stranger, open] });
    expect(data.jobOrdersByIds).toEqual([null, { id: open, wage: { hourlyMinimum: 891 } }]);
    expect(errors).toEqual([["jobOrdersByIds.0", "FORBIDDEN"]]);
    const found = await read(
      orders,
      `{ jobOrders(filter: { employer: "見本", minimumHourlyWage: 890, receivedFrom: "${DAY}" }, first: 5) { edges { node { id } } } }`,
    );
    expect(found.data.jobOrders.edges).toEqual([{ node: { id: open } }]);
    expect((await read(national, query, { ids: Array(101).fill(open) })).errors).toEqual([
      ["jobOrdersByIds", "BAD_USER_INPUT"],
    ]);
  });

  it("books a session, moves it, and marks what was agreed on as done; an overlap is refused by its code", async () => {
    const [seekerId, other] = [await openFile("見本 三枝"), await openFile("見本 四枝")];
    const booking = { servicePointId: "shiroishi", themes: ["CAREER_REVIEW"], counselor: "相談 花子" };
    const at = (bookedFor: string) => ({ ...booking, bookedFor });
    const booked = await act(city, "bookCounseling", { seekerId, ...at("2013-11-05T01:00:00Z") }, "session { id }");
    const sessionId = booked.payload.session.id;
    const refused = await act(city, "bookCounseling", { seekerId: other, ...at("2013-11-05T01:30:00Z") });
    expect(refused.refusals).toEqual(["COUNSELOR_BOOKED"]);
    const then = { sessionId, bookedFor: "2013-10-31T03:00:00Z", minutes: 30 };
    const moved = await act(city, "rescheduleCounseling", then, "session { bookedUntil counselor }");
    expect(moved.payload.session).toEqual({ bookedUntil: "2013-10-31T03:30:00.000Z", counselor: "相談 花子" });
    expect((await act(city, "bookCounseling", { seekerId: other, ...at("2013-11-05T01:30:00Z") })).refusals).toEqual(
      [],
    );
    const held = { sessionId, heldOn: DAY, minutes: 30, themes: ["CAREER_REVIEW"] };
    const nextAction = { text: "応募書類を書く", owner: "CITY", dueOn: DAY };
    expect((await act(city, "holdCounseling", { ...held, nextAction })).refusals).toEqual([]);
    const due = `{ counselingSessions(filter: { nextActionDueBy: "${DAY}" }, first: 5) { edges { node { id } } } }`;
    expect((await read(city, due)).data.counselingSessions.edges).toEqual([{ node: { id: sessionId } }]);
    const done = await act(
      city,
      "markCounselingNextAction",
      { sessionId, doneOn: DAY },
      "session { nextAction { doneOn doneBy { role } } }",
    );
    expect(done.payload.session.nextAction).toEqual({ doneOn: DAY, doneBy: { role: "city.counselor" } });
    expect((await read(city, due)).data.counselingSessions.edges).toEqual([]);
  });
});
