import { randomUUID } from "node:crypto";
import { sealReceipt } from "@aiwork/agreement/testing/seal-receipt";
import { ANONYMOUS } from "@aiwork/runtime/identity/caller";
import { openTestParty, type TestParty } from "@aiwork/runtime/testing/open-test-party";
import { foreignSeals } from "@aiwork/runtime/testing/test-seals";
import { city } from "../city";
import { actAndLook, COUNSELOR, ELSEWHERE, OFFICER, PLANNING, SECRETARIAT } from "../testing/act-and-look";
import { approving, caseActs, HASH, publishing, receiptOf, WRITTEN } from "../testing/case-acts";

let party: TestParty;
let look: ReturnType<typeof actAndLook>;
let cases: ReturnType<typeof caseActs>;
beforeAll(async () => {
  party = await openTestParty(city, "seed", "2013-10-31");
  look = actAndLook(party);
  cases = caseActs(look);
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
    const { supportCase: approved } = await cases.act("approveSupportCaseForCity", approving(id));
    expect(approved).toMatchObject({ status: "DEIDENTIFIED", cityApproval: { version: 1, contentHash: HASH } });
    const { supportCase, userErrors } = await cases.act("publishSupportCase", await publishing(id));
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
    expect((await party.askAs(COUNSELOR, query, { id })).data.supportCase).toEqual(written);
  });

  it("shows a draft to its service point and the secretariat, and a de-identified case to both parties", async () => {
    const id = await cases.draft();
    const seen = () =>
      Promise.all([COUNSELOR, SECRETARIAT, ELSEWHERE, OFFICER, PLANNING, ANONYMOUS].map((who) => seenBy(who, id)));
    expect(await seen()).toEqual(["1 DRAFT", "1 DRAFT", null, null, null, null]);
    await cases.deidentify(id);
    expect(await seen()).toEqual([...Array(5).fill("1 DEIDENTIFIED"), null]);
  });

  it("withdraws the published version when a new version is published", async () => {
    const id = await cases.caseThat("PUBLISHED");
    const { supportCase } = await cases.act("draftSupportCase", { ...WRITTEN, supportCaseId: id }, COUNSELOR);
    expect(supportCase).toMatchObject({ id, version: 2, status: "DRAFT", history: [{ from: null, to: "DRAFT" }] });
    await cases.deidentify(id, 2);
    expect(await seenBy(ANONYMOUS, id)).toBe("1 PUBLISHED");
    await cases.act("approveSupportCaseForCity", approving(id, 2));
    await cases.act("publishSupportCase", await publishing(id, 2));
    expect(await seenBy(ANONYMOUS, id)).toBe("2 PUBLISHED");
    const rows = await look.rows("select version, status from support_case where id = $1 order by version", id);
    expect(rows.map(({ status }) => status)).toEqual(["WITHDRAWN", "PUBLISHED"]);
  });

  it.each<[string, object, typeof COUNSELOR, string]>([
    ["at another service point", {}, ELSEWHERE, "NOT_YOUR_SERVICE_POINT servicePointId"],
    ["without a heading", { result: " " }, COUNSELOR, "TEXT_REQUIRED result"],
    ["with a My Number", { issues: "番号は123456789018です" }, COUNSELOR, "MY_NUMBER_FOUND issues"],
    ["of no case", { supportCaseId: randomUUID() }, SECRETARIAT, "NO_SUCH_RECORD supportCaseId"],
  ])("refuses to draft a support case %s", async (_, more, who, expected) => {
    expect(await cases.refusal("draftSupportCase", { ...WRITTEN, ...more }, who)).toBe(expected);
  });

  it("refuses to revise a case into one of another service point, or by another service point", async () => {
    const id = await cases.draft();
    const revision = { ...WRITTEN, supportCaseId: id, servicePointId: "toyohira" };
    expect(await cases.refusal("draftSupportCase", revision)).toBe("CASE_OF_OTHER_SERVICE_POINT servicePointId");
    expect(await cases.refusal("draftSupportCase", revision, ELSEWHERE)).toBe("NO_SUCH_RECORD supportCaseId");
  });

  it.each(["０１１－２２２－３３３３まで連絡", "hanako@example.jp", "求職番号 01020-123456", "09012345678"])(
    "refuses to de-identify a case when its text may identify a person: %s",
    async (support) => {
      const id = await cases.draft({ support });
      const input = { supportCaseId: id, version: 1, statement: "確認した" };
      expect(await cases.refusal("deidentifySupportCase", input)).toBe("TEXT_IDENTIFIES support");
    },
  );

  it("refuses mutations of a case with another version or content than was read", async () => {
    const id = await cases.draft();
    const input = { supportCaseId: id, version: 2, statement: "確認した" };
    expect(await cases.refusal("deidentifySupportCase", input)).toBe("VERSION_CONFLICT version");
    expect(await cases.refusal("deidentifySupportCase", { ...input, version: 1, statement: " " })).toBe(
      "REASON_REQUIRED statement",
    );
    expect(await cases.refusal("approveSupportCaseForCity", approving(id))).toBe("NOT_UP_FOR_APPROVAL");
    await cases.act("draftSupportCase", { ...WRITTEN, supportCaseId: id });
    await cases.deidentify(id, 2);
    expect(await cases.refusal("deidentifySupportCase", { ...input, version: 1 })).toBe("VERSION_CONFLICT version");
    const other = { ...approving(id, 2), contentHash: "0".repeat(64) };
    expect(await cases.refusal("approveSupportCaseForCity", other)).toBe("SUPPORT_CASE_DIFFERS contentHash");
    expect(await cases.refusal("publishSupportCase", await publishing(id, 2))).toBe("CITY_APPROVAL_MISSING");
    await cases.act("approveSupportCaseForCity", approving(id, 2));
    expect(await cases.refusal("approveSupportCaseForCity", approving(id, 2))).toBe("ALREADY_APPROVED");
    expect(await cases.refusal("withdrawSupportCase", { supportCaseId: id, version: 3, reason: "理由" })).toBe(
      "VERSION_CONFLICT version",
    );
  });

  it.each<[string, string, (id: string) => Promise<string>]>([
    ["of another text", "SUPPORT_CASE_DIFFERS", (id) => receiptOf(id, 1, { contentHash: "0".repeat(64) })],
    ["of another case", "RECEIPT_OF_OTHER_THING", () => receiptOf(randomUUID())],
    ["of another version", "RECEIPT_OF_OTHER_VERSION", (id) => receiptOf(id, 2)],
    ["of minutes", "RECEIPT_OF_OTHER_ACT", (id) => receiptOf(id, 1, { act: "approveMinutesForNational" })],
    ["by a foreign key", "RECEIPT_OF_FOREIGN_KEY", foreignReceipt],
  ])("refuses to publish a case with a receipt %s: %s", async (_, code, receipt) => {
    const id = await cases.caseThat("DEIDENTIFIED");
    await cases.act("approveSupportCaseForCity", approving(id));
    expect(await cases.refusal("publishSupportCase", await publishing(id, 1, await receipt(id)))).toBe(
      `${code} nationalReceipt`,
    );
  });

  async function foreignReceipt(id: string): Promise<string> {
    const about = {
      act: "approveSupportCaseForNational" as const,
      subject: `SupportCase:${id}`,
      version: 1,
      contentHash: HASH,
    };
    return sealReceipt("NATIONAL", about, await foreignSeals());
  }

  it("refuses in the database to publish a case without both approvals", async () => {
    const statement = "update support_case set status = 'PUBLISHED' where id = $1";
    await expect(look.rows(statement, await cases.draft())).rejects.toMatchObject({ constraint: "approved_by_both" });
  });
});
