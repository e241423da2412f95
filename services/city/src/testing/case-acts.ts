import type { Receipt } from "@aiwork/agreement/receipt/receipt";
import { sealReceipt } from "@aiwork/agreement/testing/seal-receipt";
import { supportCaseHash } from "../support-case/support-case-hash";
import { type actAndLook, COUNSELOR, SECRETARIAT } from "./act-and-look";

export const WRITTEN = {
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
export const HASH = supportCaseHash({ ...WRITTEN, desiredOccupationNote: null, previousOccupations: null });
const FIELDS = `supportCase { id version status contentHash motive cityApproval { version contentHash }
  history { from to reason } }`;
export const approving = (supportCaseId: string, version = 1) => ({ supportCaseId, version, contentHash: HASH });
export const receiptOf = (id: string, version = 1, more: Partial<Receipt> = {}) =>
  sealReceipt("NATIONAL", {
    act: "approveSupportCaseForNational",
    subject: `SupportCase:${id}`,
    version,
    contentHash: HASH,
    ...more,
  });
export const publishing = async (supportCaseId: string, version = 1, receipt?: string) => {
  return { supportCaseId, version, nationalReceipt: receipt ?? (await receiptOf(supportCaseId, version)) };
};

/** The mutations of support cases, as a counselor and the secretariat run them. */
export function caseActs(look: ReturnType<typeof actAndLook>) {
  const act = (name: string, input: object, who = SECRETARIAT) => look.act(who, name, { ...input }, FIELDS);
  const refusal = (name: string, input: object, who = SECRETARIAT) => look.refusal(who, name, { ...input });
  const draft = async (more: object = {}): Promise<string> =>
    (await act("draftSupportCase", { ...WRITTEN, ...more }, COUNSELOR)).supportCase.id;
  const deidentify = (supportCaseId: string, version = 1) =>
    act("deidentifySupportCase", { supportCaseId, version, statement: "勤務先の名称を除いた" }, COUNSELOR);
  /** Brings the first version of a new case to the given status. */
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
    if (status === "WITHDRAWN")
      await act("withdrawSupportCase", { supportCaseId: id, version: 1, reason: "本人の申出" });
    return id;
  }
  return { act, refusal, draft, deidentify, caseThat };
}
