import { randomUUID } from "node:crypto";
import { byTwoPersons } from "@aiwork/kit/agreement/by-two-persons";
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
  day: "2013-10-31",
});
const followed = async (duplicateId = knownId, keptId = unknownId) => ({
  duplicateId,
  keptId,
  reason,
  receipt: await signReceipt("NATIONAL", about(duplicateId, keptId)),
});
const FIELDS = "receipt seeker { id city { profile { name } otherIds linkReceipts } }";
const link = (given: Record<string, unknown>) =>
  byTwoPersons(CITY_COUNSELOR, (who) => mutations.mutate(who, "linkCityFiles", given, FIELDS));
/** What receipts say; each is signed anew when it is read. */
const contentsOf = (receipts: readonly string[]) =>
  receipts.map((receipt) => JSON.parse(Buffer.from(receipt.split(".")[1] ?? "", "base64url").toString()));
const idsOf = async (who: Parameters<typeof party.askAs>[0], id: string) => {
  const query = "query ($id: ID!) { seeker(id: $id) { city { otherIds linkReceipts } } }";
  return (await party.askAs(who, query, { id })).data.seeker.city;
};

describe("linkCityFiles", () => {
  it("gives a receipt of the link, by which the other party follows, and tells it again with the ids", async () => {
    const keptId = await arrangeCity(party, "city_file");
    const { receipt, seeker } = await link({ duplicateId: knownId, keptId, reason: "本人確認による" });
    const [content] = contentsOf([receipt]);
    expect(content).toEqual({
      act: "linkCityFiles",
      party: "CITY",
      subject: `SeekerLink:${knownId}:${keptId}`,
      version: 1,
      contentHash: expect.stringMatching(/^[0-9a-f]{64}$/),
      day: "2013-10-31",
      by: { role: "city.counselor", name: "相談 花子" },
    });
    const expectIds = ({ linkReceipts, otherIds }: { linkReceipts: string[]; otherIds: string[] }, other: string) =>
      expect([otherIds, contentsOf(linkReceipts)]).toEqual([[other], [content]]);
    expectIds(seeker.city, knownId);
    expectIds(await idsOf(CITY_COUNSELOR, knownId), keptId);
    expectIds(await idsOf({ role: "seeker", seekerId: keptId }, knownId), keptId);
    expect(await idsOf(NATIONAL_GUEST, keptId)).toBeNull();
    await arrangeCity(party, "disclosure_consent", { seeker_id: keptId, categories: ["LIAISON"] });
    expect(await idsOf(NATIONAL_GUEST, keptId)).toEqual({ otherIds: null, linkReceipts: null });
    await arrangeCity(party, "disclosure_consent", { seeker_id: keptId });
    expectIds(await idsOf(NATIONAL_GUEST, keptId), knownId);
    await mutations.mutate(CITY_COUNSELOR, "unlinkCityFiles", { duplicateId: knownId, reason: "別人と判明" });
    expect(await idsOf(CITY_COUNSELOR, keptId)).toEqual({ otherIds: [], linkReceipts: [] });
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

  it("is proposed by one member of staff, in the order of the receipt, and carried out by another", async () => {
    const given = await followed();
    const read = "query ($id: ID!) { seeker(id: $id) { city { otherIds linkProposals { duplicateId keptId } } } }";
    const proposed = await mutations.mutate(CITY_COUNSELOR, "linkCityFiles", given, "awaitsSecondPerson");
    expect(proposed).toEqual({ awaitsSecondPerson: true, userErrors: [] });
    const { data } = await party.askAs(CITY_COUNSELOR, read, { id: knownId });
    const { duplicateId, keptId } = given;
    expect(data.seeker.city).toEqual({ otherIds: [], linkProposals: [{ duplicateId, keptId }] });
    expect(await mutations.userError(CITY_COUNSELOR, "linkCityFiles", given)).toBe("SECOND_PERSON_NEEDED duplicateId");
    const colleague = { ...CITY_COUNSELOR, subject: "colleague", name: "同僚 五郎" };
    expect(await mutations.mutate(colleague, "linkCityFiles", given, "awaitsSecondPerson")).toMatchObject({
      awaitsSecondPerson: false,
    });
    const written = "select by_name, proposed_by_name from linked_file where duplicate_id = $1";
    expect(await mutations.rows(written, unknownId)).toEqual([{ by_name: "同僚 五郎", proposed_by_name: "相談 花子" }]);
  });

  it("is followed by a receipt of today alone: the link may have been undone since", async () => {
    const { receipt: _, ...pair } = await followed();
    const receipt = await signReceipt("NATIONAL", { ...about(pair.duplicateId, pair.keptId), day: "2013-10-30" });
    expect(await mutations.userError(CITY_COUNSELOR, "linkCityFiles", { ...pair, receipt })).toBe(
      "LINK_RECEIPT_OF_EARLIER_DAY receipt",
    );
  });

  it("opens the half to a token of the id that the national side keeps, and to none of the id that it joined", async () => {
    await link(await followed());
    const token = (seekerId: string) => ({ role: "seeker", seekerId });
    const isKept = (await followed()).keptId === unknownId;
    const read = await idsOf(token(unknownId), unknownId);
    expect(read?.otherIds ?? null).toEqual(isKept ? [knownId] : null);
    expect(await idsOf(token(knownId), knownId)).toMatchObject({ otherIds: [unknownId] });
  });

  it("is undone by the ids as the national side joined them", async () => {
    await link(await followed());
    const undoing = { duplicateId: knownId, reason: "別人と判明" };
    const undone = await mutations.mutate(
      CITY_COUNSELOR,
      "unlinkCityFiles",
      undoing,
      "seeker { id city { otherIds } }",
    );
    expect(undone).toEqual({ seeker: { id: knownId, city: { otherIds: [] } }, userErrors: [] });
    expect(await mutations.userError(CITY_COUNSELOR, "unlinkCityFiles", undoing)).toBe("NOT_LINKED duplicateId");
  });

  it("joins no other id to an anonymized file", async () => {
    for (const to of ["CLOSED", "ANONYMIZED"])
      await byTwoPersons(CITY_COUNSELOR, (who) =>
        mutations.mutate(who, "changeCityFileStatus", { seekerId: knownId, to, reason: "本人の申出" }),
      );
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
