import { randomUUID } from "node:crypto";
import { FILE_TRANSFER_TRANSITIONS } from "@aiwork/agreement/joint-counter/file-transfer/file-transfer.entity";
import type { CallerClaims } from "@aiwork/kit/access/test-caller";
import { OPENING } from "@aiwork/kit/agreement/break-glass";
import { parseTransitionSteps, transitionSteps } from "@aiwork/kit/agreement/transition-steps";
import { arrangeCity } from "@aiwork/kit/city/arrange-city";
import { CITY_COUNSELOR, CITY_COUNSELOR_ELSEWHERE, cityMutations } from "@aiwork/kit/city/send-city-mutation";
import { startTestParty, type TestParty } from "@aiwork/kit/subgraph/test-party";
import { city } from "../../city";

let party: TestParty;
let mutations: ReturnType<typeof cityMutations>;
let seekerId: string;
beforeAll(async () => {
  party = await startTestParty(city, "seed", "2013-10-31");
  mutations = cityMutations(party);
});
beforeEach(async () => {
  seekerId = await arrangeCity(party, "city_file");
});
afterAll(() => party?.[Symbol.asyncDispose]());

const GIVER = CITY_COUNSELOR;
const TAKER: CallerClaims = { ...CITY_COUNSELOR_ELSEWHERE, name: "移管 次郎" };
const OTHER: CallerClaims = { role: "city.counselor", servicePoints: ["teine"] };
const reason = "豊平区へ転居したため";
const FIELDS = "transfer { id fromServicePointId toServicePointId status history { from to reason by { name } } }";
const input = (more: object = {}) => ({ seekerId, servicePointId: "toyohira", reason, ...more });
const handOver = (more: object = {}) => mutations.mutate(GIVER, "handOverCityFile", input(more), FIELDS);
const openRecord = (who: CallerClaims) => mutations.mutate(who, "openCityRecordWithReason", { seekerId, ...OPENING });
const request = () => mutations.mutate(TAKER, "requestCityFileTransfer", input(), FIELDS);
async function seenBy(who: CallerClaims) {
  const query =
    "query ($id: ID!) { seeker(id: $id) { city { profile { name registeredAt { id } } transfers { status } } } }";
  return (await party.askAs(who, query, { id: seekerId })).data.seeker.city;
}
const HERE = { name: "試験 太郎", registeredAt: { id: "toyohira" } };

describe("a transfer of a city file", () => {
  it("has the transitions of the domain's state machine", () => {
    expect(transitionSteps(FILE_TRANSFER_TRANSITIONS)).toEqual(parseTransitionSteps("REQUESTED→DONE / REFUSED"));
  });

  it("moves the person when the giving service point hands over, which then serves the person no more", async () => {
    const { transfer, userErrors } = await handOver();
    expect(userErrors).toEqual([]);
    expect(transfer).toEqual({
      id: expect.any(String),
      fromServicePointId: "shiroishi",
      toServicePointId: "toyohira",
      status: "DONE",
      history: [{ from: null, to: "DONE", reason, by: { name: "相談 花子" } }],
    });
    expect(await seenBy(TAKER)).toEqual({ profile: HERE, transfers: [{ status: "DONE" }] });
    expect(await seenBy({ role: "seeker", seekerId })).toMatchObject({ transfers: [{ status: "DONE" }] });
    expect(await seenBy(GIVER)).toBeNull();
    const revising = { seekerId, phone: "011-000-0000", reason: "申出" };
    expect(await mutations.userError(GIVER, "reviseCityProfile", revising)).toBe("NO_SUCH_RECORD seekerId");
    expect((await mutations.mutate(TAKER, "reviseCityProfile", revising)).userErrors).toEqual([]);
    for (const who of [GIVER, TAKER]) {
      const { data } = await party.askAs(who, "{ cityFileTransfers(first: 1) { edges { node { id } } } }");
      expect(data.cityFileTransfers.edges).toEqual([{ node: { id: transfer.id } }]);
    }
  });

  it.each([
    [
      "a booked session",
      "counseling_session",
      { status: "BOOKED", held_on: null, booked_for: "2013-11-05T01:00:00Z" },
      "CANCELED",
    ],
    ["a liaison", "liaison", {}, "RECALLED"],
  ] as const)(
    "keeps the person in the giving service point's reach until %s has ended",
    async (_, table, open, ended) => {
      const id = await arrangeCity(party, table, { seeker_id: seekerId, ...open });
      await handOver();
      expect(await seenBy(GIVER)).toMatchObject({ profile: HERE });
      expect(await seenBy(TAKER)).toMatchObject({ profile: HERE });
      await mutations.rows(`update ${table} set status = $2 where id = $1`, id, ended);
      expect(await seenBy(GIVER)).toBeNull();
    },
  );

  it("ends the giving service point's reach though it books the person again after handing over", async () => {
    const booking = { seeker_id: seekerId, status: "BOOKED", held_on: null } as const;
    const id = await arrangeCity(party, "counseling_session", { ...booking, booked_for: "2013-11-05T01:00:00Z" });
    await handOver();
    await arrangeCity(party, "counseling_session", { ...booking, booked_for: "2013-11-06T01:00:00Z" });
    expect(await seenBy(GIVER)).toMatchObject({ profile: HERE });
    await mutations.rows("update counseling_session set status = 'CANCELED' where id = $1", id);
    expect(await seenBy(GIVER)).toBeNull();
  });

  it("ends the giving service point's reach with the second month after it, whatever it books meanwhile", async () => {
    await arrangeCity(party, "counseling_session", {
      seeker_id: seekerId,
      status: "BOOKED",
      held_on: null,
      booked_for: "2014-10-20T01:00:00Z",
    });
    await handOver();
    party.comesTo("2014-01-10");
    expect(await seenBy(GIVER)).toMatchObject({ profile: HERE });
    party.comesTo("2014-01-11");
    expect(await seenBy(GIVER)).toBeNull();
    expect(await seenBy(TAKER)).toMatchObject({ profile: HERE });
    party.comesTo("2013-10-31");
  });

  it("hands over anew when the person has moved since the transfer was requested", async () => {
    await openRecord(OTHER);
    await mutations.mutate(OTHER, "requestCityFileTransfer", input({ servicePointId: "teine" }));
    await handOver();
    const onward = input({ servicePointId: "teine" });
    const { transfer } = await mutations.mutate(TAKER, "handOverCityFile", onward, FIELDS);
    expect(transfer).toMatchObject({ fromServicePointId: "toyohira", toServicePointId: "teine", status: "DONE" });
    expect(await seenBy(OTHER)).toMatchObject({ profile: { registeredAt: { id: "teine" } } });
  });

  it("opens nothing on a request alone, and moves the person when it is granted", async () => {
    await openRecord(TAKER);
    const { transfer } = await request();
    expect(transfer).toMatchObject({ status: "REQUESTED", fromServicePointId: "shiroishi" });
    const booking = {
      seekerId,
      servicePointId: "toyohira",
      bookedFor: "2013-11-05T01:00:00.000Z",
      themes: ["RETENTION"],
    };
    expect(await mutations.userError(TAKER, "bookCounseling", booking)).toBe("NO_SUCH_RECORD seekerId");
    const { data } = await party.askAs(
      GIVER,
      "{ cityFileTransfers(status: REQUESTED, first: 50) { edges { node { id } } } }",
    );
    expect(data.cityFileTransfers.edges).toContainEqual({ node: { id: transfer.id } });
    const granted = (await handOver({ reason: "本人の意向を確認" })).transfer;
    expect(granted).toMatchObject({
      id: transfer.id,
      status: "DONE",
      history: [
        { from: null, to: "REQUESTED", reason, by: { name: "移管 次郎" } },
        { from: "REQUESTED", to: "DONE", reason: "本人の意向を確認", by: { name: "相談 花子" } },
      ],
    });
    expect((await mutations.mutate(TAKER, "bookCounseling", booking)).userErrors).toEqual([]);
  });

  it("leaves the person where they are when the request is refused, once and with a reason", async () => {
    await openRecord(TAKER);
    const { transfer } = await request();
    const refusal = { transferId: transfer.id, reason: "支援を続けるため" };
    for (const who of [TAKER, OTHER])
      expect(await mutations.userError(who, "refuseCityFileTransfer", refusal)).toBe("NO_SUCH_RECORD transferId");
    expect(await mutations.userError(GIVER, "refuseCityFileTransfer", { ...refusal, reason: "" })).toBe(
      "REASON_REQUIRED reason",
    );
    const refused = await mutations.mutate(GIVER, "refuseCityFileTransfer", refusal, "transfer { status }");
    expect(refused.transfer).toEqual({ status: "REFUSED" });
    expect(await mutations.userError(GIVER, "refuseCityFileTransfer", refusal)).toBe("ILLEGAL_TRANSITION transferId");
    expect(await seenBy(GIVER)).toMatchObject({ profile: { registeredAt: { id: "shiroishi" } } });
    expect((await request()).userErrors).toEqual([]);
  });

  it.each([
    ["without having opened the record", TAKER, {}, "NO_SUCH_RECORD seekerId"],
    ["of an unknown person", TAKER, { seekerId: randomUUID() }, "NO_SUCH_RECORD seekerId"],
    ["to another's service point", TAKER, { servicePointId: "teine" }, "NOT_YOUR_SERVICE_POINT servicePointId"],
    ["to where the person is", GIVER, { servicePointId: "shiroishi" }, "ALREADY_AT_SERVICE_POINT servicePointId"],
  ])("refuses a request %s, and writes nothing", async (_, who, more, refusal) => {
    expect(await mutations.userError(who, "requestCityFileTransfer", input(more))).toBe(refusal);
  });

  it("refuses a second request while the first waits, and one without a reason", async () => {
    await openRecord(TAKER);
    expect(await mutations.userError(TAKER, "requestCityFileTransfer", input({ reason: " " }))).toBe(
      "REASON_REQUIRED reason",
    );
    await request();
    expect(await mutations.userError(TAKER, "requestCityFileTransfer", input())).toBe(
      "TRANSFER_REQUESTED_ALREADY seekerId",
    );
  });

  it.each([
    ["by the taking service point", TAKER, {}, "NO_SUCH_RECORD seekerId"],
    ["by the taking service point, which is told nothing else", TAKER, { reason: "" }, "NO_SUCH_RECORD seekerId"],
    ["of an unknown person", GIVER, { seekerId: randomUUID() }, "NO_SUCH_RECORD seekerId"],
    ["to an unknown service point", GIVER, { servicePointId: "chuo" }, "NO_SUCH_SERVICE_POINT servicePointId"],
    ["to where the person is", GIVER, { servicePointId: "shiroishi" }, "ALREADY_AT_SERVICE_POINT servicePointId"],
    ["without a reason", GIVER, { reason: "" }, "REASON_REQUIRED reason"],
  ])("refuses to hand over %s, and writes nothing", async (_, who, more, refusal) => {
    if (who === TAKER) await openRecord(TAKER);
    expect(await mutations.userError(who, "handOverCityFile", input(more))).toBe(refusal);
  });
});
