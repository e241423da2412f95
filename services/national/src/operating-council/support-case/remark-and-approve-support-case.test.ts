import { randomUUID } from "node:crypto";
import { receiptSchema } from "@aiwork/agreement/agreement/receipt/receipt";
import {
  countRows,
  NATIONAL_COUNSELOR,
  NATIONAL_PLANNING,
  nationalMutation,
  onlyUserError,
} from "@aiwork/kit/national/send-mutation";
import { startTestParty, type TestParty } from "@aiwork/kit/subgraph/test-party";
import { ANONYMOUS } from "@aiwork/server/identity/caller";
import { national } from "../../national";

let party: TestParty;
beforeAll(async () => {
  party = await startTestParty(national, "seed", "2013-10-31");
});
afterAll(() => party?.[Symbol.asyncDispose]());

const HASH = "c".repeat(64);
const FIELDS = "supportCase { id version remarks nationalApproval { version contentHash receipt } }";
const remark = (supportCaseId: string, more: object = {}, who = NATIONAL_COUNSELOR) =>
  nationalMutation(
    party,
    "remarkOnSupportCase",
    FIELDS,
  )(who, { supportCaseId, version: 1, remarks: "前向きな方でした", ...more });
const approve = (supportCaseId: string, more: object = {}) =>
  nationalMutation(
    party,
    "approveSupportCaseForNational",
    FIELDS,
  )(NATIONAL_PLANNING, { supportCaseId, version: 1, contentHash: HASH, ...more });
const remarksTo = async (who: Parameters<TestParty["askAs"]>[0], id: string) => {
  const query = "query ($of: [_Any!]!) { _entities(representations: $of) { ... on SupportCase { remarks } } }";
  const { data } = await party.askAs(who, query, { of: [{ __typename: "SupportCase", id, version: 1 }] });
  return data._entities[0].remarks;
};
const TABLES = ["support_case_remark", "approval"];

describe("the national part of a support case", () => {
  it("accepts new remarks until they are approved, and publishes them only then", async () => {
    const id = randomUUID();
    await remark(id, { remarks: "下書き" });
    expect((await remark(id, {}, NATIONAL_PLANNING)).supportCase).toMatchObject({
      id,
      remarks: "前向きな方でした",
      nationalApproval: null,
    });
    expect([await remarksTo({ role: "city.secretariat" }, id), await remarksTo(ANONYMOUS, id)]).toEqual([
      "前向きな方でした",
      null,
    ]);
    const { supportCase, userErrors } = await approve(id);
    expect(userErrors).toEqual([]);
    expect(supportCase.nationalApproval).toMatchObject({ version: 1, contentHash: HASH });
    const [, body = ""] = supportCase.nationalApproval.receipt.split(".");
    expect(receiptSchema.parse(JSON.parse(Buffer.from(body, "base64url").toString()))).toMatchObject({
      act: "approveSupportCaseForNational",
      subject: `SupportCase:${id}`,
      contentHash: HASH,
    });
    expect(await remarksTo(ANONYMOUS, id)).toBe("前向きな方でした");
    for (const who of [NATIONAL_COUNSELOR, NATIONAL_PLANNING])
      expect(onlyUserError(await remark(id, {}, who))).toEqual(["ALREADY_APPROVED", null]);
    expect(onlyUserError(await approve(id))).toEqual(["ALREADY_APPROVED", null]);
  });

  it.each<[string, object, string, string]>([
    ["that are blank", { remarks: " " }, "TEXT_REQUIRED", "remarks"],
    ["that identify somebody", { remarks: "電話 090-1234-5678" }, "TEXT_IDENTIFIES", "remarks"],
    ["on version 0", { version: 0 }, "NOT_A_VERSION", "version"],
  ])("refuses remarks %s and stores nothing", async (_, more, code, field) => {
    const before = await countRows(party, ...TABLES);
    expect(onlyUserError(await remark(randomUUID(), more))).toEqual([code, field]);
    expect(await countRows(party, ...TABLES)).toEqual(before);
  });

  it.each<[string, object, string, string | null]>([
    ["before the remarks are written", {}, "REMARKS_MISSING", null],
    ["of version 0", { version: 0 }, "NOT_A_VERSION", "version"],
    ["without a valid hash", { contentHash: "全文" }, "NOT_A_HASH", "contentHash"],
  ])("refuses an approval %s and stores nothing", async (_, more, code, field) => {
    const before = await countRows(party, ...TABLES);
    expect(onlyUserError(await approve(randomUUID(), more))).toEqual([code, field]);
    expect(await countRows(party, ...TABLES)).toEqual(before);
  });
});
