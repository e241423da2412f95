import type { Receipt } from "@aiwork/agreement/agreement/receipt/receipt";
import { supportCaseHash } from "@aiwork/city/operating-council/support-case/support-case.entity";
import { signReceipt } from "../agreement/sign-receipt";
import { CITY_COUNSELOR, CITY_SECRETARIAT, type cityMutations } from "./send-city-mutation";

export const SUPPORT_CASE_TEXTS = {
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
export const SUPPORT_CASE_HASH = supportCaseHash({
  ...SUPPORT_CASE_TEXTS,
  desiredOccupationNote: null,
  previousOccupations: null,
});
const FIELDS = `supportCase { id version status contentHash motive cityApproval { version contentHash }
  history { from to reason } }`;
export const supportCaseApproval = (supportCaseId: string, version = 1) => ({
  supportCaseId,
  version,
  contentHash: SUPPORT_CASE_HASH,
});
export const receiptOfSupportCase = (id: string, version = 1, more: Partial<Receipt> = {}) =>
  signReceipt("NATIONAL", {
    act: "approveSupportCaseForNational",
    subject: `SupportCase:${id}`,
    version,
    contentHash: SUPPORT_CASE_HASH,
    ...more,
  });
export const supportCasePublishing = async (supportCaseId: string, version = 1, receipt?: string) => {
  return { supportCaseId, version, nationalReceipt: receipt ?? (await receiptOfSupportCase(supportCaseId, version)) };
};

/** The mutations of support cases, as a counselor and the secretariat run them. */
export function supportCaseMutations(mutations: ReturnType<typeof cityMutations>) {
  const mutate = (name: string, input: object, who = CITY_SECRETARIAT) =>
    mutations.mutate(who, name, { ...input }, FIELDS);
  const userError = (name: string, input: object, who = CITY_SECRETARIAT) =>
    mutations.userError(who, name, { ...input });
  const draft = async (more: object = {}): Promise<string> =>
    (await mutate("draftSupportCase", { ...SUPPORT_CASE_TEXTS, ...more }, CITY_COUNSELOR)).supportCase.id;
  const deidentify = (supportCaseId: string, version = 1) =>
    mutate("deidentifySupportCase", { supportCaseId, version, statement: "勤務先の名称を除いた" }, CITY_COUNSELOR);
  /** Brings the first version of a new case to the given status. */
  async function caseThat(status: string): Promise<string> {
    const id = await draft();
    if (status === "DRAFT") return id;
    await deidentify(id);
    if (status === "DEIDENTIFIED") return id;
    await mutate("approveSupportCaseForCity", supportCaseApproval(id));
    if (status === "APPROVED") {
      await mutations.rows("update support_case set status = 'APPROVED' where id = $1", id);
      return id;
    }
    await mutate("publishSupportCase", await supportCasePublishing(id));
    if (status === "WITHDRAWN")
      await mutate("withdrawSupportCase", { supportCaseId: id, version: 1, reason: "本人の申出" });
    return id;
  }
  return { mutate, userError, draft, deidentify, caseThat };
}
