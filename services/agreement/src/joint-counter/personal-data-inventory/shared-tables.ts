import { type PersonalDataTable, personalDataTable } from "./personal-data-table";

/** The condition of most tables with personal data. */
export const BY_SEEKER = "seeker_id = $1";

/** The tables with personal data that both parties have in the same shape. */
export const sharedPersonalTables: Readonly<Record<string, PersonalDataTable>> = {
  disclosure_consent: personalDataTable("同意", BY_SEEKER, {
    id: "番号",
    seeker_id: "求職者",
    categories: "提供の区分",
    purpose: "利用目的",
    evidence: "同意の方法",
    given_on: "同意日",
    expires_on: "期限",
    withdrawn_at: "撤回日時",
    recorded_at: "記録日時",
    taken_by_role: "受けた職員の職",
    taken_by_name: ["受けた職員の氏名", "OFFICIALS_NAME"],
  }),
  opened_record: personalDataTable("緊急閲覧", BY_SEEKER, {
    id: "番号",
    seeker_id: "求職者",
    opened_on: "閲覧日",
    opened_at: "閲覧日時",
    reason: ["理由", "OTHERS"],
    by_role: "閲覧した職員の職",
    by_name: ["閲覧した職員の氏名", "OFFICIALS_NAME"],
    opened_to: ["閲覧した職員の識別子", "OFFICIALS_NAME"],
  }),
  linked_file: personalDataTable("重複した記録の統合", "$1 in (duplicate_id, kept_id)", {
    linked_at: "統合日時",
    duplicate_id: "統合した求職者",
    kept_id: "統合先の求職者",
    reason: ["理由", "OTHERS"],
    by_role: "統合した職員の職",
    by_name: ["統合した職員の氏名", "OFFICIALS_NAME"],
  }),
  access_record: personalDataTable(
    "提供・閲覧記録",
    BY_SEEKER,
    {
      read_at: "閲覧日時",
      seeker_id: "求職者",
      by_party: "閲覧した者の所属",
      by_role: "閲覧した者の職",
      by_name: ["閲覧した者の氏名", "OFFICIALS_NAME"],
      by_subject: ["閲覧した者の識別子", "OFFICIALS_NAME"],
      categories: "提供の区分",
      basis: "根拠",
      purpose: "利用目的",
      reason: ["理由", "OTHERS"],
      trace_id: "要求の番号",
    },
    { chain: "orders the records", place: "orders the records", hash: "seals the record" },
  ),
  idempotency_key: personalDataTable(
    "手続の控え",
    // An account belongs to the person if the person has read the own record with it.
    "caller in (select by_subject from access_record where seeker_id = $1 and basis = 'SELF')",
    { done_at: "手続の日時", caller: "本人の識別子", key: "控えの番号", act: "手続", answer: "結果" },
    { input_hash: "tells requests apart, and cannot be read back" },
  ),
};

/** 経過: the state changes of the subjects whose ids the query `subjects` returns. */
export function historyTable(subjects: string): PersonalDataTable {
  return personalDataTable(
    "経過",
    `subject_id in (${subjects})`,
    {
      at: "日時",
      subject_id: "対象の番号",
      from_state: "変更前の状態",
      to_state: "変更後の状態",
      reason: ["理由", "OTHERS"],
      by_party: "変更した者の所属",
      by_role: "変更した者の職",
      by_name: ["変更した者の氏名", "OFFICIALS_NAME"],
    },
    { id: "orders the steps" },
  );
}

/** The tables without personal data that both parties have. */
export const sharedOtherTables = {
  migrations: "which migrations have run",
  data_set: "which data set was loaded",
  service_point: "reference data",
  staffing: "counts of staff and equipment",
  counted_since: "from when records count",
  approval: "joint documents",
  kept_receipt: "joint documents",
  mutual_request: "joint documents",
  given_answer: "joint documents",
  access_chain: "heads of the chains that the access records hang on",
} as const;
