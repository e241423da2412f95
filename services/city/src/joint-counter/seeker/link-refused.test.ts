import { randomUUID } from "node:crypto";
import type { CallerClaims } from "@aiwork/kit/access/test-caller";
import { byTwoPersons } from "@aiwork/kit/agreement/by-two-persons";
import { arrangeCity } from "@aiwork/kit/city/arrange-city";
import {
  CITY_COUNSELOR,
  CITY_COUNSELOR_ELSEWHERE,
  cityMutations,
  NATIONAL_GUEST,
} from "@aiwork/kit/city/send-city-mutation";
import { startTestParty, type TestParty } from "@aiwork/kit/subgraph/test-party";
import { city } from "../../city";

let party: TestParty;
let mutations: ReturnType<typeof cityMutations>;
let duplicateId: string;
let keptId: string;
let programId: string;
beforeAll(async () => {
  party = await startTestParty(city, "seed", "2013-10-31");
  mutations = cityMutations(party);
});
beforeEach(async () => {
  duplicateId = await arrangeCity(party, "city_file", { registered_at: "toyohira" });
  keptId = await arrangeCity(party, "city_file");
  programId = await arrangeCity(party, "support_program");
});
afterAll(() => party?.[Symbol.asyncDispose]());

const BOTH: CallerClaims = { ...CITY_COUNSELOR, servicePoints: ["shiroishi", "toyohira"] };
const REASON = "本人確認書類により同一人と確認";

describe("linkCityFiles", () => {
  it.each([
    ["of which one is registered elsewhere", CITY_COUNSELOR, {}, "NO_SUCH_RECORD duplicateId"],
    ["of which the kept one is registered elsewhere", CITY_COUNSELOR_ELSEWHERE, {}, "NO_SUCH_RECORD keptId"],
    ["without a reason", BOTH, { reason: " " }, "REASON_REQUIRED reason"],
    ["of which one is unknown", BOTH, { duplicateId: randomUUID() }, "NO_SUCH_RECORD duplicateId"],
    ["of which the kept one is unknown", BOTH, { keptId: randomUUID() }, "NO_SUCH_RECORD keptId"],
  ])("refuses to link two files %s, and writes nothing", async (_, who, more, refusal) => {
    expect(await mutations.userError(who, "linkCityFiles", { duplicateId, keptId, reason: REASON, ...more })).toBe(
      refusal,
    );
  });

  it("refuses to link a file to itself", async () => {
    const input = { duplicateId: keptId, keptId, reason: REASON };
    expect(await mutations.userError(BOTH, "linkCityFiles", input)).toBe("SAME_FILE keptId");
  });

  it("refuses to link files when one is anonymized or the kept one is closed", async () => {
    const input = { duplicateId, keptId, reason: REASON };
    await mutations.rows("update city_file set status = 'CLOSED' where seeker_id = $1", keptId);
    expect(await mutations.userError(BOTH, "linkCityFiles", input)).toBe("FILE_CLOSED keptId");
    const gone = await arrangeCity(party, "city_file", { status: "ANONYMIZED", name: null, name_kana: null });
    const other = { ...input, duplicateId: gone, keptId: await arrangeCity(party, "city_file") };
    expect(await mutations.userError(BOTH, "linkCityFiles", other)).toBe("FILE_ANONYMIZED duplicateId");
  });

  it("refuses to link files when both have the same application or booking open", async () => {
    const input = { duplicateId, keptId, reason: REASON };
    const booked = { status: "BOOKED", held_on: null, booked_for: "2013-11-05T01:00:00Z" };
    for (const seeker_id of [duplicateId, keptId])
      await arrangeCity(party, "counseling_session", { seeker_id, ...booked });
    await mutations.mutate({ ...BOTH, subject: "colleague" }, "linkCityFiles", input);
    expect(await mutations.userError(BOTH, "linkCityFiles", input)).toBe("OPEN_IN_BOTH duplicateId");
    await mutations.rows("update counseling_session set status = 'CANCELED' where seeker_id = $1", keptId);
    for (const seeker_id of [duplicateId, keptId])
      await arrangeCity(party, "program_application", { seeker_id, program_id: programId });
    expect(await mutations.userError(BOTH, "linkCityFiles", input)).toBe("OPEN_IN_BOTH duplicateId");
  });

  it("keeps every visit that is recorded while two files are linked", async () => {
    const visit = {
      servicePointId: "shiroishi",
      visitedOn: "2013-10-31",
      services: ["JOB_TERMINAL"],
      seekerId: duplicateId,
    };
    const record = (i: number) => mutations.mutate({ ...NATIONAL_GUEST, subject: `guest ${i}` }, "recordVisit", visit);
    await Promise.all([
      record(1),
      record(2),
      byTwoPersons(BOTH, (who) => mutations.mutate(who, "linkCityFiles", { duplicateId, keptId, reason: REASON })),
      record(3),
      record(4),
    ]);
    const [{ count }] = await mutations.rows("select count(*)::int from visit where seeker_id = $1", keptId);
    expect(count).toBe(4);
  });
});
