import { OPENING } from "@aiwork/kit/agreement/break-glass";
import { byTwoPersons } from "@aiwork/kit/agreement/by-two-persons";
import { arrangeCity } from "@aiwork/kit/city/arrange-city";
import { CITY_COUNSELOR, CITY_COUNSELOR_ELSEWHERE, cityMutations } from "@aiwork/kit/city/send-city-mutation";
import { startTestParty, type TestParty } from "@aiwork/kit/subgraph/test-party";
import { city } from "../../city";

let party: TestParty;
let mutations: ReturnType<typeof cityMutations>;
beforeAll(async () => {
  party = await startTestParty(city, "seed", "2013-10-31");
  mutations = cityMutations(party);
});
afterAll(() => party?.[Symbol.asyncDispose]());

const COLLEAGUE = { ...CITY_COUNSELOR, subject: "colleague", name: "同僚 五郎" };
const closed = () => arrangeCity(party, "city_file", { status: "CLOSED" });
const FIELDS = "awaitsSecondPerson seeker { city { profile { name status } } }";
const LIST = "{ anonymizationProposals { seeker { id } reason at by { role name } } }";
const change = (who: typeof CITY_COUNSELOR, seekerId: string, to: string, reason = "保存期間が過ぎたため") =>
  mutations.mutate(who, "changeCityFileStatus", { seekerId, to, reason }, FIELDS);
const statusOf = async (seekerId: string) =>
  (await mutations.rows("select status from city_file where seeker_id = $1", seekerId))[0].status;

describe("anonymization", () => {
  it("is asked back", async () => {
    const input = `{ idempotencyKey: "unconfirmed", seekerId: "${await closed()}", to: ANONYMIZED, reason: "保存期間" }`;
    const query = `mutation { changeCityFileStatus(input: ${input}) { awaitsSecondPerson userErrors { code kind path } } }`;
    expect((await party.askAs(CITY_COUNSELOR, query)).data.changeCityFileStatus).toEqual({
      awaitsSecondPerson: false,
      userErrors: [{ code: "ANONYMIZED_FOR_GOOD", kind: "CONFIRM", path: ["to"] }],
    });
  });

  it("is proposed by one member of staff, who cannot carry it out, and carried out by another", async () => {
    const seekerId = await closed();
    const proposed = await change(CITY_COUNSELOR, seekerId, "ANONYMIZED");
    expect([proposed.awaitsSecondPerson, proposed.userErrors]).toEqual([true, []]);
    const proposals = async (who: typeof CITY_COUNSELOR) => (await party.askAs(who, LIST)).data.anonymizationProposals;
    const proposal = {
      ...{ seeker: { id: seekerId }, reason: "保存期間が過ぎたため", at: expect.any(String) },
      by: { role: "city.counselor", name: "相談 花子" },
    };
    expect(await proposals(COLLEAGUE)).toEqual([proposal]);
    expect(await proposals(CITY_COUNSELOR_ELSEWHERE)).toEqual([]);
    expect(
      await mutations.userError(CITY_COUNSELOR, "changeCityFileStatus", {
        ...{ seekerId, to: "ANONYMIZED", reason: "保存期間が過ぎたため" },
      }),
    ).toBe("SECOND_PERSON_ANONYMIZES to");
    const done = await change(COLLEAGUE, seekerId, "ANONYMIZED");
    expect(done).toMatchObject({ awaitsSecondPerson: false, userErrors: [] });
    // The file ended before today: what the act answers is the id alone.
    expect([done.seeker.city, await statusOf(seekerId)]).toEqual([null, "ANONYMIZED"]);
    expect(await proposals(COLLEAGUE)).toEqual([]);
  });

  it("is dropped by reopening the file", async () => {
    const seekerId = await closed();
    await change(CITY_COUNSELOR, seekerId, "ANONYMIZED");
    await mutations.mutate(CITY_COUNSELOR, "openCityRecordWithReason", { seekerId, ...OPENING });
    const reopened = await change(CITY_COUNSELOR, seekerId, "OPEN", "再び来所されたため");
    expect(reopened.seeker.city.profile).toMatchObject({ status: "OPEN" });
    await change(COLLEAGUE, seekerId, "CLOSED", "就職したため");
    expect(await change(COLLEAGUE, seekerId, "ANONYMIZED")).toMatchObject({ awaitsSecondPerson: true });
    expect(await statusOf(seekerId)).toBe("CLOSED");
  });

  it("is proposed at the service point of the file alone", async () => {
    const input = { seekerId: await closed(), to: "ANONYMIZED", reason: "保存期間" };
    expect(await mutations.userError(CITY_COUNSELOR_ELSEWHERE, "changeCityFileStatus", input)).toBe(
      "NO_SUCH_RECORD seekerId",
    );
  });
});

describe("what is booked in a file that ends", () => {
  const book = (seekerId: string, bookedFor: string) =>
    mutations.mutate(
      CITY_COUNSELOR,
      "bookCounseling",
      { seekerId, servicePointId: "shiroishi", bookedFor, counselor: "相談 花子", themes: ["CAREER_REVIEW"] },
      "session { id }",
    );
  const AT = "2013-11-05T01:00:00Z";

  it("is canceled, its history says why, and the counselor is free again", async () => {
    const [seekerId, other] = [await arrangeCity(party, "city_file"), await arrangeCity(party, "city_file")];
    const { session } = await book(seekerId, AT);
    const kept = (await book(other, "2013-11-06T01:00:00Z")).session;
    await change(CITY_COUNSELOR, seekerId, "CLOSED", "就職したため");
    const read =
      "query ($ids: [ID!]!) { counselingSessionsByIds(ids: $ids) { status history { from to reason by { name } } } }";
    const { data } = await party.askAs(CITY_COUNSELOR, read, { ids: [session.id, kept.id] });
    const [canceled, standing] = data.counselingSessionsByIds;
    expect(canceled.status).toBe("CANCELED");
    expect(canceled.history.at(-1)).toEqual({
      ...{ from: "BOOKED", to: "CANCELED", reason: "記録の終了に伴う予約の取消し" },
      by: { name: "相談 花子" },
    });
    expect(standing.status).toBe("BOOKED");
    expect((await book(other, AT)).userErrors).toEqual([]);
  });

  it("is not booked anew", async () => {
    const seekerId = await arrangeCity(party, "city_file");
    await change(CITY_COUNSELOR, seekerId, "CLOSED", "就職したため");
    const { userErrors } = await book(seekerId, "2013-11-07T01:00:00Z");
    expect(userErrors).toMatchObject([{ code: "FILE_CLOSED", path: ["seekerId"] }]);
  });

  it("stays of the kept file when its duplicate is closed by a link", async () => {
    const [duplicateId, keptId] = [await arrangeCity(party, "city_file"), await arrangeCity(party, "city_file")];
    const { session } = await book(duplicateId, "2013-11-08T01:00:00Z");
    const input = { duplicateId, keptId, reason: "同一人物と確認" };
    const linked = await byTwoPersons(CITY_COUNSELOR, (who) => mutations.mutate(who, "linkCityFiles", input));
    expect(linked.userErrors).toEqual([]);
    const [{ status }] = await mutations.rows("select status from counseling_session where id = $1", session.id);
    expect(status).toBe("BOOKED");
  });
});
