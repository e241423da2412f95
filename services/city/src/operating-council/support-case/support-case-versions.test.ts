import { randomUUID } from "node:crypto";
import { signReceipt } from "@aiwork/kit/agreement/sign-receipt";
import {
  CITY_COUNSELOR,
  CITY_COUNSELOR_ELSEWHERE,
  CITY_PROGRAM_OFFICER,
  CITY_SECRETARIAT,
  cityMutations,
  PLANNING_AT_CITY,
} from "@aiwork/kit/city/send-city-mutation";
import {
  receiptOfSupportCase,
  SUPPORT_CASE_HASH,
  SUPPORT_CASE_TEXTS,
  supportCaseApproval,
  supportCaseMutations,
  supportCasePublishing,
} from "@aiwork/kit/city/support-case-mutations";
import { foreignReceiptSigner } from "@aiwork/kit/receipts/test-receipt-signers";
import { startTestParty, type TestParty } from "@aiwork/kit/subgraph/test-party";
import { ANONYMOUS } from "@aiwork/server/identity/caller";
import { city } from "../../city";

let party: TestParty;
let mutations: ReturnType<typeof cityMutations>;
let cases: ReturnType<typeof supportCaseMutations>;
beforeAll(async () => {
  party = await startTestParty(city, "seed", "2013-10-31");
  mutations = cityMutations(party);
  cases = supportCaseMutations(mutations);
});
afterAll(() => party?.[Symbol.asyncDispose]());

const seenBy = async (who: Parameters<TestParty["askAs"]>[0], id: string) => {
  const query = `query ($id: ID!) { supportCase(id: $id) { version status } supportCases(first: 100) { edges { node { id } } } }`;
  const { data, errors } = await party.askAs(who, query, { id });
  expect(errors).toEqual([]);
  const listed = data.supportCases.edges.some(({ node }: { node: { id: string } }) => node.id === id);
  expect(listed).toBe(data.supportCase !== null);
  return data.supportCase && `${data.supportCase.version} ${data.supportCase.status}`;
};
describe("a support case", () => {
  it("drafts, de-identifies and approves a support case and publishes it with the national receipt", async () => {
    const id = await cases.draft();
    await cases.deidentify(id);
    const { supportCase: approved } = await cases.mutate("approveSupportCaseForCity", supportCaseApproval(id));
    expect(approved).toMatchObject({
      status: "DEIDENTIFIED",
      cityApproval: { version: 1, contentHash: SUPPORT_CASE_HASH },
    });
    const { supportCase, userErrors } = await cases.mutate("publishSupportCase", await supportCasePublishing(id));
    expect(userErrors).toEqual([]);
    expect(supportCase.history).toEqual([
      { from: null, to: "DRAFT", reason: null },
      { from: "DRAFT", to: "DEIDENTIFIED", reason: "勤務先の名称を除いた" },
      { from: "DEIDENTIFIED", to: "APPROVED", reason: null },
      { from: "APPROVED", to: "PUBLISHED", reason: null },
    ]);
    expect(await seenBy(ANONYMOUS, id)).toBe("1 PUBLISHED");
  });

  it("shows previous occupations and the note on the desired one when the service point wrote them", async () => {
    const written = { desiredOccupationNote: "訓練終了後に変更", previousOccupations: "経理を経験" };
    const id = await cases.draft(written);
    const query = "query ($id: ID!) { supportCase(id: $id) { desiredOccupationNote previousOccupations } }";
    expect((await party.askAs(CITY_COUNSELOR, query, { id })).data.supportCase).toEqual(written);
  });

  it("shows a draft to its service point and the secretariat, and a de-identified case to both parties", async () => {
    const id = await cases.draft();
    const seen = () =>
      Promise.all(
        [
          CITY_COUNSELOR,
          CITY_SECRETARIAT,
          CITY_COUNSELOR_ELSEWHERE,
          CITY_PROGRAM_OFFICER,
          PLANNING_AT_CITY,
          ANONYMOUS,
        ].map((who) => seenBy(who, id)),
      );
    expect(await seen()).toEqual(["1 DRAFT", "1 DRAFT", null, null, null, null]);
    await cases.deidentify(id);
    expect(await seen()).toEqual([...Array(5).fill("1 DEIDENTIFIED"), null]);
  });

  it("withdraws the published version when a new version is published", async () => {
    const id = await cases.caseThat("PUBLISHED");
    const { supportCase } = await cases.mutate(
      "draftSupportCase",
      { ...SUPPORT_CASE_TEXTS, supportCaseId: id },
      CITY_COUNSELOR,
    );
    expect(supportCase).toMatchObject({ id, version: 2, status: "DRAFT", history: [{ from: null, to: "DRAFT" }] });
    await cases.deidentify(id, 2);
    expect(await seenBy(ANONYMOUS, id)).toBe("1 PUBLISHED");
    await cases.mutate("approveSupportCaseForCity", supportCaseApproval(id, 2));
    await cases.mutate("publishSupportCase", await supportCasePublishing(id, 2));
    expect(await seenBy(ANONYMOUS, id)).toBe("2 PUBLISHED");
    const rows = await mutations.rows("select version, status from support_case where id = $1 order by version", id);
    expect(rows.map(({ status }) => status)).toEqual(["WITHDRAWN", "PUBLISHED"]);
  });

  it("drafts one version after the other, however many draft at once", async () => {
    const supportCaseId = await cases.draft();
    const draft = () => cases.mutate("draftSupportCase", { ...SUPPORT_CASE_TEXTS, supportCaseId }, CITY_COUNSELOR);
    const drafted = await Promise.all([draft(), draft(), draft()]);
    expect(drafted.map(({ supportCase }) => supportCase.version).toSorted()).toEqual([2, 3, 4]);
  });

  it.each<[string, object, typeof CITY_COUNSELOR, string]>([
    ["at another service point", {}, CITY_COUNSELOR_ELSEWHERE, "NOT_YOUR_SERVICE_POINT servicePointId"],
    ["without a heading", { result: " " }, CITY_COUNSELOR, "TEXT_REQUIRED result"],
    ["with a My Number", { issues: "番号は123456789018です" }, CITY_COUNSELOR, "MY_NUMBER_FOUND issues"],
    ["of no case", { supportCaseId: randomUUID() }, CITY_SECRETARIAT, "NO_SUCH_RECORD supportCaseId"],
  ])("refuses to draft a support case %s", async (_, more, who, expected) => {
    expect(await cases.userError("draftSupportCase", { ...SUPPORT_CASE_TEXTS, ...more }, who)).toBe(expected);
  });

  it("refuses to revise a case into one of another service point, or by another service point", async () => {
    const id = await cases.draft();
    const revision = { ...SUPPORT_CASE_TEXTS, supportCaseId: id, servicePointId: "toyohira" };
    expect(await cases.userError("draftSupportCase", revision)).toBe("CASE_OF_OTHER_SERVICE_POINT servicePointId");
    expect(await cases.userError("draftSupportCase", revision, CITY_COUNSELOR_ELSEWHERE)).toBe(
      "NO_SUCH_RECORD supportCaseId",
    );
  });

  it.each(["０１１－２２２－３３３３まで連絡", "hanako@example.jp", "求職番号 01020-123456", "09012345678"])(
    "refuses to de-identify a case when its text may identify a person: %s",
    async (support) => {
      const id = await cases.draft({ support });
      const input = { supportCaseId: id, version: 1, statement: "確認した" };
      expect(await cases.userError("deidentifySupportCase", input)).toBe("TEXT_IDENTIFIES support");
    },
  );

  it.each(["desiredOccupation", "supportDuration"])("searches every text of a case: %s", async (heading) => {
    const id = await cases.draft({ [heading]: "090-1234-5678" });
    const input = { supportCaseId: id, version: 1, statement: "確認した" };
    expect(await cases.userError("deidentifySupportCase", input)).toBe(`TEXT_IDENTIFIES ${heading}`);
  });

  it("refuses mutations of a case with another version or content than was read", async () => {
    const id = await cases.draft();
    const input = { supportCaseId: id, version: 2, statement: "確認した" };
    expect(await cases.userError("deidentifySupportCase", input)).toBe("VERSION_CONFLICT version");
    expect(await cases.userError("deidentifySupportCase", { ...input, version: 1, statement: " " })).toBe(
      "REASON_REQUIRED statement",
    );
    expect(await cases.userError("approveSupportCaseForCity", supportCaseApproval(id))).toBe("NOT_UP_FOR_APPROVAL");
    await cases.mutate("draftSupportCase", { ...SUPPORT_CASE_TEXTS, supportCaseId: id });
    await cases.deidentify(id, 2);
    expect(await cases.userError("deidentifySupportCase", { ...input, version: 1 })).toBe(
      "SUPPORT_CASE_OVERTAKEN version",
    );
    const other = { ...supportCaseApproval(id, 2), contentHash: "0".repeat(64) };
    expect(await cases.userError("approveSupportCaseForCity", other)).toBe("SUPPORT_CASE_DIFFERS contentHash");
    expect(await cases.userError("publishSupportCase", await supportCasePublishing(id, 2))).toBe(
      "CITY_APPROVAL_MISSING",
    );
    await cases.mutate("approveSupportCaseForCity", supportCaseApproval(id, 2));
    expect(await cases.userError("approveSupportCaseForCity", supportCaseApproval(id, 2))).toBe("ALREADY_APPROVED");
    expect(await cases.userError("withdrawSupportCase", { supportCaseId: id, version: 3, reason: "理由" })).toBe(
      "VERSION_CONFLICT version",
    );
  });

  it.each<[string, string, (id: string) => Promise<string>]>([
    ["of another text", "SUPPORT_CASE_DIFFERS", (id) => receiptOfSupportCase(id, 1, { contentHash: "0".repeat(64) })],
    ["of another case", "RECEIPT_OF_OTHER_THING", () => receiptOfSupportCase(randomUUID())],
    ["of another version", "RECEIPT_OF_OTHER_VERSION", (id) => receiptOfSupportCase(id, 2)],
    ["of minutes", "RECEIPT_OF_OTHER_ACT", (id) => receiptOfSupportCase(id, 1, { act: "approveMinutesForNational" })],
    ["by a foreign key", "RECEIPT_OF_FOREIGN_KEY", foreignReceipt],
  ])("refuses to publish a case with a receipt %s: %s", async (_, code, receipt) => {
    const id = await cases.caseThat("DEIDENTIFIED");
    await cases.mutate("approveSupportCaseForCity", supportCaseApproval(id));
    expect(await cases.userError("publishSupportCase", await supportCasePublishing(id, 1, await receipt(id)))).toBe(
      `${code} nationalReceipt`,
    );
  });

  async function foreignReceipt(id: string): Promise<string> {
    const about = {
      act: "approveSupportCaseForNational" as const,
      subject: `SupportCase:${id}`,
      version: 1,
      contentHash: SUPPORT_CASE_HASH,
    };
    return signReceipt("NATIONAL", about, await foreignReceiptSigner());
  }

  it("refuses in the database to publish a case without both approvals", async () => {
    const statement = "update support_case set status = 'PUBLISHED' where id = $1";
    await expect(mutations.rows(statement, await cases.draft())).rejects.toMatchObject({
      constraint: "approved_by_both",
    });
  });
});
