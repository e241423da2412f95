import { randomUUID } from "node:crypto";
import type { Receipt } from "@aiwork/agreement/receipt/receipt";
import { sealReceipt } from "@aiwork/agreement/testing/seal-receipt";
import { ANONYMOUS } from "@aiwork/runtime/identity/caller";
import { openTestParty, type TestParty } from "@aiwork/runtime/testing/open-test-party";
import { foreignSeals } from "@aiwork/runtime/testing/test-seals";
import { city } from "../city";
import { actAndLook, COUNSELOR, ELSEWHERE, OFFICER, PLANNING, SECRETARIAT } from "../testing/act-and-look";
import { SUPPORT_CASE } from "./case-transitions";
import { supportCaseHash } from "./support-case-hash";

let party: TestParty;
let look: ReturnType<typeof actAndLook>;
beforeAll(async () => {
  party = await openTestParty(city, "seed", "2013-10-31");
  look = actAndLook(party);
});
afterAll(() => party?.[Symbol.asyncDispose]());

const WRITTEN = {
  servicePointId: "shiroishi",
  ageBand: "FROM_35_TO_44" as const,
  sex: "FEMALE" as const,
  desiredOccupation: "事務",
  motive: "子育てが一段落したため",
  issues: "離職期間が長い",
  support: "応募書類の添削と面接の練習",
  result: "パートとして就職",
  supportDuration: "２か月",
};
const HASH = supportCaseHash({ ...WRITTEN, desiredOccupationNote: null, previousOccupations: null });
const FIELDS = `supportCase { id version status contentHash motive cityApproval { version contentHash }
  history { from to reason } }`;
const act = (name: string, input: object, who = SECRETARIAT) => look.act(who, name, { ...input }, FIELDS);
const refusal = (name: string, input: object, who = SECRETARIAT) => look.refusal(who, name, { ...input });
const draft = async (more: object = {}): Promise<string> =>
  (await act("draftSupportCase", { ...WRITTEN, ...more }, COUNSELOR)).supportCase.id;
const deidentify = (supportCaseId: string, version = 1) =>
  act("deidentifySupportCase", { supportCaseId, version, statement: "勤務先の名称を除いた" }, COUNSELOR);
const approving = (supportCaseId: string, version = 1) => ({ supportCaseId, version, contentHash: HASH });
const receiptOf = (id: string, version = 1, more: Partial<Receipt> = {}) =>
  sealReceipt("NATIONAL", {
    act: "approveSupportCaseForNation",
    subject: `SupportCase:${id}`,
    version,
    contentHash: HASH,
    ...more,
  });
const publishing = async (supportCaseId: string, version = 1, receipt?: string) => {
  return { supportCaseId, version, nationalReceipt: receipt ?? (await receiptOf(supportCaseId, version)) };
};

/** A case's first version, as far as that state. */
async function caseThat(status: string): Promise<string> {
  const id = await draft();
  if (status === "DRAFT") return id;
  await deidentify(id);
  if (status === "DEIDENTIFIED") return id;
  await act("approveSupportCaseForCity", approving(id));
  if (status === "APPROVED") {
    await look.rows("update support_case set status = 'APPROVED' where id = $1", id);
    return id;
  }
  await act("publishSupportCase", await publishing(id));
  if (status === "WITHDRAWN") await act("withdrawSupportCase", { supportCaseId: id, version: 1, reason: "本人の申出" });
  return id;
}
const seenBy = async (who: Parameters<TestParty["askAs"]>[0], id: string) => {
  const query = `query ($id: ID!) { supportCase(id: $id) { version status } supportCases(first: 100) { edges { node { id } } } }`;
  const { data, errors } = await party.askAs(who, query, { id });
  expect(errors).toEqual([]);
  const listed = data.supportCases.edges.some(({ node }: { node: { id: string } }) => node.id === id);
  expect(listed).toBe(data.supportCase !== null);
  return data.supportCase && `${data.supportCase.version} ${data.supportCase.status}`;
};

describe("a support case", () => {
  it("is drafted, de-identified, approved by each and published on the nation's receipt", async () => {
    const id = await draft();
    await deidentify(id);
    const { supportCase: approved } = await act("approveSupportCaseForCity", approving(id));
    expect(approved).toMatchObject({ status: "DEIDENTIFIED", cityApproval: { version: 1, contentHash: HASH } });
    const { supportCase, userErrors } = await act("publishSupportCase", await publishing(id));
    expect(userErrors).toEqual([]);
    expect(supportCase.history).toEqual([
      { from: null, to: "DRAFT", reason: null },
      { from: "DRAFT", to: "DEIDENTIFIED", reason: "勤務先の名称を除いた" },
      { from: "DEIDENTIFIED", to: "APPROVED", reason: null },
      { from: "APPROVED", to: "PUBLISHED", reason: null },
    ]);
    expect(await seenBy(ANONYMOUS, id)).toBe("1 PUBLISHED");
  });

  it("is its counter's and the secretariat's as a draft, both parties' once nobody is known by it", async () => {
    const id = await draft();
    const seen = () =>
      Promise.all([COUNSELOR, SECRETARIAT, ELSEWHERE, OFFICER, PLANNING, ANONYMOUS].map((who) => seenBy(who, id)));
    expect(await seen()).toEqual(["1 DRAFT", "1 DRAFT", null, null, null, null]);
    await deidentify(id);
    expect(await seen()).toEqual([...Array(5).fill("1 DEIDENTIFIED"), null]);
  });

  it("is revised by a new version, and the one published before is withdrawn when that is published", async () => {
    const id = await caseThat("PUBLISHED");
    const { supportCase } = await act("draftSupportCase", { ...WRITTEN, supportCaseId: id }, COUNSELOR);
    expect(supportCase).toMatchObject({ id, version: 2, status: "DRAFT", history: [{ from: null, to: "DRAFT" }] });
    await deidentify(id, 2);
    expect(await seenBy(ANONYMOUS, id)).toBe("1 PUBLISHED");
    await act("approveSupportCaseForCity", approving(id, 2));
    await act("publishSupportCase", await publishing(id, 2));
    expect(await seenBy(ANONYMOUS, id)).toBe("2 PUBLISHED");
    const rows = await look.rows("select version, status from support_case where id = $1 order by version", id);
    expect(rows.map(({ status }) => status)).toEqual(["WITHDRAWN", "PUBLISHED"]);
  });

  it.each<[string, object, typeof COUNSELOR, string]>([
    ["at another counter", {}, ELSEWHERE, "NOT_YOUR_COUNTER servicePointId"],
    ["without a heading", { result: " " }, COUNSELOR, "TEXT_REQUIRED result"],
    ["with a My Number", { issues: "番号は123456789018です" }, COUNSELOR, "MY_NUMBER_FOUND issues"],
    ["of no case", { supportCaseId: randomUUID() }, SECRETARIAT, "NO_SUCH_RECORD supportCaseId"],
  ])("is not drafted %s", async (_, more, who, expected) => {
    expect(await refusal("draftSupportCase", { ...WRITTEN, ...more }, who)).toBe(expected);
  });

  it("is not revised into one of another counter, nor by another counter", async () => {
    const id = await draft();
    const revision = { ...WRITTEN, supportCaseId: id, servicePointId: "toyohira" };
    expect(await refusal("draftSupportCase", revision)).toBe("CASE_OF_OTHER_COUNTER servicePointId");
    expect(await refusal("draftSupportCase", revision, ELSEWHERE)).toBe("NO_SUCH_RECORD supportCaseId");
  });

  it.each(["０１１－２２２－３３３３まで連絡", "hanako@example.jp", "求職番号 01020-123456", "09012345678"])(
    "is not de-identified while somebody may be known by it: %s",
    async (support) => {
      const id = await draft({ support });
      const input = { supportCaseId: id, version: 1, statement: "確認した" };
      expect(await refusal("deidentifySupportCase", input)).toBe("TEXT_IDENTIFIES support");
    },
  );

  it("is acted on as it was read", async () => {
    const id = await draft();
    const input = { supportCaseId: id, version: 2, statement: "確認した" };
    expect(await refusal("deidentifySupportCase", input)).toBe("VERSION_CONFLICT version");
    expect(await refusal("deidentifySupportCase", { ...input, version: 1, statement: " " })).toBe(
      "REASON_REQUIRED statement",
    );
    expect(await refusal("approveSupportCaseForCity", approving(id))).toBe("NOT_UP_FOR_APPROVAL");
    await act("draftSupportCase", { ...WRITTEN, supportCaseId: id });
    await deidentify(id, 2);
    expect(await refusal("deidentifySupportCase", { ...input, version: 1 })).toBe("VERSION_CONFLICT version");
    const other = { ...approving(id, 2), contentHash: "0".repeat(64) };
    expect(await refusal("approveSupportCaseForCity", other)).toBe("SUPPORT_CASE_DIFFERS contentHash");
    expect(await refusal("publishSupportCase", await publishing(id, 2))).toBe("CITY_APPROVAL_MISSING");
    await act("approveSupportCaseForCity", approving(id, 2));
    expect(await refusal("approveSupportCaseForCity", approving(id, 2))).toBe("ALREADY_APPROVED");
    expect(await refusal("withdrawSupportCase", { supportCaseId: id, version: 3, reason: "理由" })).toBe(
      "VERSION_CONFLICT version",
    );
  });

  it.each<[string, string, (id: string) => Promise<string>]>([
    ["of another text", "SUPPORT_CASE_DIFFERS", (id) => receiptOf(id, 1, { contentHash: "0".repeat(64) })],
    ["of another case", "RECEIPT_OF_OTHER_THING", () => receiptOf(randomUUID())],
    ["of another version", "RECEIPT_OF_OTHER_VERSION", (id) => receiptOf(id, 2)],
    ["of minutes", "RECEIPT_OF_OTHER_ACT", (id) => receiptOf(id, 1, { act: "approveMinutesForNation" })],
    ["by a foreign key", "RECEIPT_OF_FOREIGN_KEY", foreignReceipt],
  ])("is not published on a receipt %s: %s", async (_, code, receipt) => {
    const id = await caseThat("DEIDENTIFIED");
    await act("approveSupportCaseForCity", approving(id));
    expect(await refusal("publishSupportCase", await publishing(id, 1, await receipt(id)))).toBe(
      `${code} nationalReceipt`,
    );
  });

  async function foreignReceipt(id: string): Promise<string> {
    const about = {
      act: "approveSupportCaseForNation" as const,
      subject: `SupportCase:${id}`,
      version: 1,
      contentHash: HASH,
    };
    return sealReceipt("NATIONAL", about, await foreignSeals());
  }

  it("is published by no statement that has not both approvals: the database holds to it too", async () => {
    const statement = "update support_case set status = 'PUBLISHED' where id = $1";
    await expect(look.rows(statement, await draft())).rejects.toMatchObject({ constraint: "approved_by_both" });
  });
});

describe.each(Object.entries(SUPPORT_CASE))("a support case that is %s", (status, legal) => {
  const ACTS = {
    DEIDENTIFIED: "deidentifySupportCase",
    PUBLISHED: "publishSupportCase",
    WITHDRAWN: "withdrawSupportCase",
  };

  it.each(Object.entries(ACTS))("becomes %s as the state table says", async (to, name) => {
    const id = await caseThat(status);
    await look.rows("delete from kept_receipt where subject = $1", `SupportCase:${id}`);
    if (status === "DEIDENTIFIED") await act("approveSupportCaseForCity", approving(id));
    const texts =
      name === "publishSupportCase"
        ? await publishing(id)
        : name === "withdrawSupportCase"
          ? { reason: "理由" }
          : { statement: "確認" };
    const input = { supportCaseId: id, version: 1, ...texts };
    const isLegal = legal.includes(to as never) || (status === "DEIDENTIFIED" && to === "PUBLISHED");
    if (isLegal) expect((await act(name, input)).userErrors).toEqual([]);
    else expect(await refusal(name, input)).toBe("ILLEGAL_TRANSITION");
  });
});
