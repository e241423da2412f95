import { randomUUID } from "node:crypto";
import { signReceipt } from "@aiwork/kit/agreement/sign-receipt";
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
let knownId: string;
let unknownId: string;
beforeAll(async () => {
  party = await startTestParty(city, "seed", "2013-10-31");
  mutations = cityMutations(party);
});
beforeEach(async () => {
  knownId = await arrangeCity(party, "city_file");
  unknownId = randomUUID();
});
afterAll(() => party?.[Symbol.asyncDispose]());

const reason = "国の統合の受領証による";
const about = (duplicateId: string, keptId: string) => ({
  act: "linkNationalFiles" as const,
  subject: `SeekerLink:${duplicateId}:${keptId}`,
  version: 1,
  contentHash: "a".repeat(64),
});
const followed = async (duplicateId = knownId, keptId = unknownId) => ({
  duplicateId,
  keptId,
  reason,
  receipt: await signReceipt("NATIONAL", about(duplicateId, keptId)),
});
const FIELDS = "receipt seeker { id city { profile { name } otherIds linkReceipts } }";
const link = async (given: Record<string, unknown>) => mutations.mutate(CITY_COUNSELOR, "linkCityFiles", given, FIELDS);
const idsOf = async (who: Parameters<typeof party.askAs>[0], id: string) => {
  const query = "query ($id: ID!) { seeker(id: $id) { city { otherIds linkReceipts } } }";
  return (await party.askAs(who, query, { id })).data.seeker.city;
};

describe("linkCityFiles", () => {
  it("gives a receipt of the link, by which the other party follows, and tells it again with the ids", async () => {
    const keptId = await arrangeCity(party, "city_file");
    const { receipt, seeker } = await link({ duplicateId: knownId, keptId, reason: "本人確認による" });
    expect(receipt.split(".")).toHaveLength(3);
    expect(seeker.city).toMatchObject({ otherIds: [knownId], linkReceipts: [receipt] });
    expect(await idsOf(CITY_COUNSELOR, knownId)).toEqual({ otherIds: [keptId], linkReceipts: [receipt] });
    const person = { role: "seeker", seekerId: knownId };
    expect(await idsOf(person, knownId)).toEqual({ otherIds: [keptId], linkReceipts: [receipt] });
    expect(await idsOf(NATIONAL_GUEST, keptId)).toBeNull();
    await arrangeCity(party, "disclosure_consent", { seeker_id: keptId, categories: ["LIAISON"] });
    expect(await idsOf(NATIONAL_GUEST, keptId)).toEqual({ otherIds: null, linkReceipts: null });
    await arrangeCity(party, "disclosure_consent", { seeker_id: keptId });
    expect(await idsOf(NATIONAL_GUEST, keptId)).toEqual({ otherIds: [knownId], linkReceipts: [receipt] });
  });
});

describe("linkCityFiles with the national receipt", () => {
  it("joins the id that is unknown to the city to the known one, and opens no second file under it", async () => {
    expect(await link(await followed())).toEqual({
      receipt: null,
      seeker: { id: knownId, city: { profile: { name: "試験 太郎" }, otherIds: [unknownId], linkReceipts: [] } },
      userErrors: [],
    });
    expect(await idsOf(CITY_COUNSELOR, unknownId)).toEqual({ otherIds: [knownId], linkReceipts: [] });
    const opening = {
      servicePointId: "shiroishi",
      seekerId: unknownId,
      name: "試験 太郎",
      nameKana: "シケン タロウ",
      birthDate: "1961-04-02",
      sex: "MALE",
      municipalityCode: "011002",
    };
    expect(await mutations.userError(CITY_COUNSELOR, "openCityFile", opening)).toBe("FILE_EXISTS seekerId");
  });

  it("joins no other id to an anonymized file", async () => {
    await mutations.rows("update city_profile set name = null, name_kana = null where seeker_id = $1", knownId);
    await mutations.rows("update city_file set status = 'ANONYMIZED' where seeker_id = $1", knownId);
    expect(await mutations.userError(CITY_COUNSELOR, "linkCityFiles", await followed())).toBe(
      "FILE_ANONYMIZED duplicateId",
    );
  });

  it("refuses it without a genuine receipt of these ids, without a reason, and elsewhere, and writes nothing", async () => {
    const elsewhere = await arrangeCity(party, "city_file", { registered_at: "toyohira" });
    const { receipt, ...without } = await followed();
    const reversed = await signReceipt("NATIONAL", about(unknownId, knownId));
    for (const [who, given, refusal] of [
      [CITY_COUNSELOR, without, "NO_SUCH_RECORD keptId"],
      [CITY_COUNSELOR, { ...without, receipt: reversed }, "RECEIPT_OF_OTHER_THING receipt"],
      [CITY_COUNSELOR, { ...without, receipt: "x" }, "RECEIPT_UNREADABLE receipt"],
      [CITY_COUNSELOR, { ...without, receipt, reason: "" }, "REASON_REQUIRED reason"],
      [CITY_COUNSELOR_ELSEWHERE, { ...without, receipt }, "NO_SUCH_RECORD duplicateId"],
      [CITY_COUNSELOR, await followed(knownId, elsewhere), "NO_SUCH_RECORD keptId"],
    ] as const)
      expect(await mutations.userError(who, "linkCityFiles", given)).toBe(refusal);
  });
});
