import { randomUUID } from "node:crypto";
import { setTimeout as wait } from "node:timers/promises";
import { byTwoPersons } from "@aiwork/kit/agreement/by-two-persons";
import { signReceipt } from "@aiwork/kit/agreement/sign-receipt";
import { arrangeNational } from "@aiwork/kit/national/arrange-national";
import {
  countRows,
  NATIONAL_COUNSELOR,
  NATIONAL_COUNSELOR_ELSEWHERE,
  nationalMutation,
  onlyUserError,
} from "@aiwork/kit/national/send-mutation";
import { WAITING_FOR_LOCKS } from "@aiwork/kit/postgres/waiting-for-locks";
import { foreignReceiptSigner } from "@aiwork/kit/receipts/test-receipt-signers";
import { startTestParty, type TestParty } from "@aiwork/kit/subgraph/test-party";
import { national } from "../../national";

let party: TestParty;
let link: ReturnType<typeof nationalMutation>;
let knownId: string;
let unknownId: string;
beforeAll(async () => {
  party = await startTestParty(national, "seed", "2013-10-31");
  link = nationalMutation(
    party,
    "linkNationalFiles",
    "receipt seeker { id national { profile { name } otherIds linkReceipts } }",
  );
});
beforeEach(async () => {
  knownId = await arrangeNational(party).person();
  await arrangeNational(party).registration({ seekerId: knownId });
  unknownId = randomUUID();
});
afterAll(() => party?.[Symbol.asyncDispose]());

const reason = "市の統合の受領証による";
const about = (duplicateId: string, keptId: string) => ({
  act: "linkCityFiles" as const,
  subject: `SeekerLink:${duplicateId}:${keptId}`,
  version: 1,
  contentHash: "a".repeat(64),
  day: "2013-10-31",
});
const followed = async (duplicateId = knownId, keptId = unknownId) => ({
  duplicateId,
  keptId,
  reason,
  receipt: await signReceipt("CITY", about(duplicateId, keptId)),
});
const follow = (given: object) => byTwoPersons(NATIONAL_COUNSELOR, (who) => link(who, given));
const otherIds = async (who: Parameters<typeof party.askAs>[0], id: string) => {
  const query = "query ($id: ID!) { seeker(id: $id) { national { otherIds linkReceipts } } }";
  return (await party.askAs(who, query, { id })).data.seeker.national;
};

describe("linkNationalFiles with the city's receipt", () => {
  it("is carried out once, however many do", async () => {
    const given = await followed();
    await link({ ...NATIONAL_COUNSELOR, subject: "colleague" }, given);
    const keeper = party.database.dataSource.createQueryRunner();
    await keeper.startTransaction();
    await keeper.query("select from link_proposal for update");
    const carrying = ["one", "other"].map((subject) => link({ ...NATIONAL_COUNSELOR, subject }, given));
    for (let left = 50; left > 0 && (await keeper.query(WAITING_FOR_LOCKS)).length < 2; left--) await wait(10);
    await keeper.rollbackTransaction();
    await keeper.release();
    const refused = (await Promise.all(carrying)).filter(({ userErrors }) => userErrors.length > 0);
    expect(refused.map((one) => onlyUserError(one)[0])).toEqual(["ALREADY_LINKED"]);
  });

  it.each([
    ["the duplicate", () => followed()],
    ["the kept one", () => followed(unknownId, knownId)],
  ])("joins the id that is unknown here to the known one, where that is %s", async (_, given) => {
    expect(await follow(await given())).toEqual({
      receipt: null,
      seeker: { id: knownId, national: { profile: { name: "見本 花子" }, otherIds: [unknownId], linkReceipts: [] } },
      userErrors: [],
    });
    expect(await otherIds(NATIONAL_COUNSELOR, unknownId)).toEqual({ otherIds: [knownId], linkReceipts: [] });
    const again = onlyUserError(await link(NATIONAL_COUNSELOR, await given()));
    expect(again[0]).toBe("ALREADY_LINKED");
  });

  it("takes two members of staff, as a link of the own party does", async () => {
    const given = await followed();
    await link(NATIONAL_COUNSELOR, given);
    expect((await otherIds(NATIONAL_COUNSELOR, knownId)).otherIds).toEqual([]);
    expect(onlyUserError(await link(NATIONAL_COUNSELOR, given))[0]).toBe("SECOND_PERSON_NEEDED");
    expect((await link({ ...NATIONAL_COUNSELOR, subject: "colleague" }, given)).userErrors).toEqual([]);
    expect((await otherIds(NATIONAL_COUNSELOR, knownId)).otherIds).toEqual([unknownId]);
  });

  it.each([
    ["the duplicate", () => followed()],
    ["the kept one", () => followed(unknownId, knownId)],
  ])("is undone by the ids as the city joined them, where the known one is %s", async (_, given) => {
    const pair = await given();
    await follow(pair);
    const undo = nationalMutation(party, "unlinkNationalFiles", "seeker { id national { otherIds } }");
    expect(await undo(NATIONAL_COUNSELOR, { duplicateId: pair.duplicateId, reason: "別人と判明" })).toEqual({
      seeker: { id: knownId, national: { otherIds: [] } },
      userErrors: [],
    });
    expect(onlyUserError(await undo(NATIONAL_COUNSELOR, { duplicateId: knownId, reason: "別人と判明" }))).toEqual([
      "NOT_LINKED",
      "duplicateId",
    ]);
  });

  it("is undone step by step, where the city joined twice", async () => {
    const thirdId = randomUUID();
    await follow(await followed());
    await follow(await followed(unknownId, thirdId));
    const undo = nationalMutation(party, "unlinkNationalFiles", "seeker { national { otherIds } }");
    const others = async (duplicateId: string) =>
      (await undo(NATIONAL_COUNSELOR, { duplicateId, reason: "別人と判明" })).seeker.national.otherIds;
    expect(await others(unknownId)).toEqual([unknownId]);
    expect(await others(knownId)).toEqual([]);
  });

  it("tells the other ids to the person, by consent to the other party, and to nobody else", async () => {
    await follow(await followed());
    const peer = { role: "city.counselor", servicePoints: ["shiroishi"] };
    for (const id of [knownId, unknownId]) {
      const own = { role: "seeker", seekerId: id };
      expect((await otherIds(own, knownId)).otherIds).toEqual([unknownId]);
      expect(await otherIds(peer, id)).toBeNull();
      expect(await otherIds(NATIONAL_COUNSELOR_ELSEWHERE, id)).toBeNull();
    }
    const consent = { seekerId: knownId, purpose: "支援", evidence: "SIGNED_FORM", expiresOn: "2014-03-31" };
    const give = nationalMutation(party, "giveNationalConsent", "consent { id }");
    await give(NATIONAL_COUNSELOR, { ...consent, categories: ["REGISTRATION"] });
    expect(await otherIds(peer, knownId)).toEqual({ otherIds: null, linkReceipts: null });
    await give(NATIONAL_COUNSELOR, { ...consent, categories: ["NATIONAL_PROFILE"] });
    expect(await otherIds(peer, knownId)).toEqual({ otherIds: [unknownId], linkReceipts: [] });
  });

  it("opens nothing to a token of the id that the city joined", async () => {
    await follow(await followed(unknownId, knownId));
    for (const id of [knownId, unknownId])
      expect((await otherIds({ role: "seeker", seekerId: unknownId }, id))?.otherIds ?? null).toBeNull();
    expect(await otherIds({ role: "seeker", seekerId: knownId }, knownId)).toMatchObject({ otherIds: [unknownId] });
  });

  it("refuses a receipt that is not the city's, or of other ids, and writes nothing", async () => {
    const foreign = await signReceipt("CITY", about(knownId, unknownId), await foreignReceiptSigner());
    const reversed = await signReceipt("CITY", about(unknownId, knownId));
    const otherAct = await signReceipt("CITY", { ...about(knownId, unknownId), act: "approvePlanForCity" });
    const earlier = await signReceipt("CITY", { ...about(knownId, unknownId), day: "2013-10-30" });
    const before = await countRows(party, "linked_file", "national_file");
    for (const [receipt, code] of [
      [earlier, "LINK_RECEIPT_OF_EARLIER_DAY"],
      [foreign, "RECEIPT_OF_FOREIGN_KEY"],
      [reversed, "RECEIPT_OF_OTHER_THING"],
      [otherAct, "RECEIPT_OF_OTHER_ACT"],
      ["x", "RECEIPT_UNREADABLE"],
    ])
      expect(onlyUserError(await link(NATIONAL_COUNSELOR, { ...(await followed()), receipt }))).toEqual([
        code,
        "receipt",
      ]);
    expect(await countRows(party, "linked_file", "national_file")).toEqual(before);
  });

  it("refuses it without the receipt, without a reason, and for persons of other service points", async () => {
    const elsewhere = await arrangeNational(party).person();
    await arrangeNational(party).registration({ seekerId: elsewhere, servicePointId: "toyohira" });
    const before = await countRows(party, "linked_file", "national_file");
    const { receipt, ...without } = await followed();
    for (const [who, given, refusal] of [
      [NATIONAL_COUNSELOR, without, ["NO_SUCH_RECORD", "keptId"]],
      [NATIONAL_COUNSELOR, { ...without, receipt, reason: " " }, ["REASON_REQUIRED", "reason"]],
      [NATIONAL_COUNSELOR_ELSEWHERE, await followed(), ["NO_SUCH_RECORD", "duplicateId"]],
      [
        NATIONAL_COUNSELOR_ELSEWHERE,
        { ...(await followed(unknownId, knownId)), receipt: "no receipt" },
        ["NO_SUCH_RECORD", "duplicateId"],
      ],
      [NATIONAL_COUNSELOR, await followed(knownId, elsewhere), ["NO_SUCH_RECORD", "keptId"]],
      [NATIONAL_COUNSELOR, await followed(randomUUID(), unknownId), ["NO_SUCH_RECORD", "duplicateId"]],
    ] as const)
      expect(onlyUserError(await link(who, given))).toEqual(refusal);
    expect(await countRows(party, "linked_file", "national_file")).toEqual(before);
  });
});
