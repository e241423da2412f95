import { randomUUID } from "node:crypto";
import { signReceipt } from "@aiwork/kit/agreement/sign-receipt";
import { arrangeNational } from "@aiwork/kit/national/arrange-national";
import {
  countRows,
  NATIONAL_COUNSELOR,
  NATIONAL_COUNSELOR_ELSEWHERE,
  nationalMutation,
  onlyUserError,
} from "@aiwork/kit/national/send-mutation";
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
});
const followed = async (duplicateId = knownId, keptId = unknownId) => ({
  duplicateId,
  keptId,
  reason,
  receipt: await signReceipt("CITY", about(duplicateId, keptId)),
});
const otherIds = async (who: Parameters<typeof party.askAs>[0], id: string) => {
  const query = "query ($id: ID!) { seeker(id: $id) { national { otherIds linkReceipts } } }";
  return (await party.askAs(who, query, { id })).data.seeker.national;
};

describe("linkNationalFiles with the city's receipt", () => {
  it.each([
    ["the duplicate", () => followed()],
    ["the kept one", () => followed(unknownId, knownId)],
  ])("joins the id that is unknown here to the known one, where that is %s", async (_, given) => {
    expect(await link(NATIONAL_COUNSELOR, await given())).toEqual({
      receipt: null,
      seeker: { id: knownId, national: { profile: { name: "見本 花子" }, otherIds: [unknownId], linkReceipts: [] } },
      userErrors: [],
    });
    expect(await otherIds(NATIONAL_COUNSELOR, unknownId)).toEqual({ otherIds: [knownId], linkReceipts: [] });
    const again = onlyUserError(await link(NATIONAL_COUNSELOR, await given()));
    expect(again[0]).toBe("ALREADY_LINKED");
  });

  it("tells the other ids to the person, by consent to the other party, and to nobody else", async () => {
    await link(NATIONAL_COUNSELOR, await followed());
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

  it("refuses a receipt that is not the city's, or of other ids, and writes nothing", async () => {
    const foreign = await signReceipt("CITY", about(knownId, unknownId), await foreignReceiptSigner());
    const reversed = await signReceipt("CITY", about(unknownId, knownId));
    const otherAct = await signReceipt("CITY", { ...about(knownId, unknownId), act: "approvePlanForCity" });
    const before = await countRows(party, "linked_file", "national_file");
    for (const [receipt, code] of [
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
      [NATIONAL_COUNSELOR, await followed(knownId, elsewhere), ["NO_SUCH_RECORD", "keptId"]],
      [NATIONAL_COUNSELOR, await followed(randomUUID(), unknownId), ["NO_SUCH_RECORD", "duplicateId"]],
    ] as const)
      expect(onlyUserError(await link(who, given))).toEqual(refusal);
    expect(await countRows(party, "linked_file", "national_file")).toEqual(before);
  });
});
