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

const stepOf = async (status: string, to: string) => ({
  seekerId: await arrangeCity(party, "city_file", { status }),
  to,
  reason: "来所が途絶えたため",
});

describe("reopening a closed file", () => {
  it("serves a person who returns under the same id, with both steps on the timeline", async () => {
    const { seekerId, to, reason } = await stepOf("OPEN", "CLOSED");
    const change = (status: string) =>
      mutations.mutate(
        CITY_COUNSELOR,
        "changeCityFileStatus",
        { seekerId, to: status, reason },
        "seeker { city { profile { status } timeline { id kind title } } }",
      );
    await change(to);
    await change("OPEN");
    await change(to);
    const booking = {
      seekerId,
      servicePointId: "shiroishi",
      bookedFor: "2013-11-05T01:00:00.000Z",
      themes: ["RETENTION"],
    };
    expect(await mutations.userError(CITY_COUNSELOR, "bookCounseling", booking)).toBe("FILE_CLOSED seekerId");
    const { profile, timeline } = (await change("OPEN")).seeker.city;
    expect(profile.status).toBe("OPEN");
    expect((await mutations.mutate(CITY_COUNSELOR, "bookCounseling", booking)).userErrors).toEqual([]);
    expect(timeline.map(({ kind, title }: { kind: string; title: string }) => [kind, title])).toEqual([
      ["FILE_REOPENED", "支援の再開"],
      ["FILE_CLOSED", "支援の終了"],
      ["FILE_REOPENED", "支援の再開"],
      ["FILE_CLOSED", "支援の終了"],
    ]);
    expect(new Set(timeline.map(({ id }: { id: string }) => id)).size).toBe(4);
  });

  it("refuses to reopen a file of another service point, or without a reason", async () => {
    const input = await stepOf("CLOSED", "OPEN");
    expect(await mutations.userError(CITY_COUNSELOR_ELSEWHERE, "changeCityFileStatus", input)).toBe(
      "NO_SUCH_RECORD seekerId",
    );
    expect(await mutations.userError(CITY_COUNSELOR, "changeCityFileStatus", { ...input, reason: "　" })).toBe(
      "REASON_REQUIRED reason",
    );
  });
});
