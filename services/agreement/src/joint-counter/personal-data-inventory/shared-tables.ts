import type { ColumnFate, PersonalColumn, PersonalDataTable } from "@aiwork/subgraph/database/personal-data";

type StatedColumns = Readonly<Record<string, readonly [label: string, fate: ColumnFate]>>;

function statedColumns(columns: StatedColumns): Record<string, PersonalColumn> {
  return Object.fromEntries(Object.entries(columns).map(([name, [label, fate]]) => [name, { label, ...fate }]));
}

const KEY = { anonymization: "KEPT_KEY" } as const;
const COUNTED = { anonymization: "KEPT_COUNTED" } as const;
const EVIDENCE = { anonymization: "KEPT_EVIDENCE" } as const;
const OFFICIAL = { anonymization: "KEPT_OFFICIAL" } as const;
const OFFICIALS_NAME = { ...OFFICIAL, review: "OFFICIALS_NAME" } as const;

/** The tables with personal data that both parties have in the same shape, and that have no entity. */
export const sharedPersonalTables: Readonly<Record<string, PersonalDataTable>> = {
  disclosure_consent: {
    title: "同意",
    access: ["staff", "self"],
    category: null,
    columns: statedColumns({
      id: ["番号", KEY],
      seeker_id: ["求職者", KEY],
      categories: ["提供の区分", EVIDENCE],
      purpose: ["利用目的", { anonymization: "ERASED" }],
      evidence: ["同意の方法", EVIDENCE],
      given_on: ["同意日", EVIDENCE],
      expires_on: ["期限", EVIDENCE],
      withdrawn_at: ["撤回日時", EVIDENCE],
      withdrawn_categories: ["撤回した区分", EVIDENCE],
      withdrawn_days: ["撤回した区分の業務日", EVIDENCE],
      recorded_at: ["記録日時", EVIDENCE],
      taken_by_role: ["受けた職員の職", OFFICIAL],
      taken_by_name: ["受けた職員の氏名", OFFICIALS_NAME],
    }),
  },
  opened_record: {
    title: "緊急閲覧",
    access: ["peer", "staff", "self", "audit"],
    category: null,
    columns: statedColumns({
      id: ["番号", KEY],
      seeker_id: ["求職者", KEY],
      opened_on: ["閲覧日", EVIDENCE],
      opened_at: ["閲覧日時", EVIDENCE],
      reason: ["理由", { ...EVIDENCE, review: "OTHERS" }],
      by_role: ["閲覧した職員の職", OFFICIAL],
      by_name: ["閲覧した職員の氏名", OFFICIALS_NAME],
      opened_to: ["閲覧した職員の識別子", OFFICIALS_NAME],
      service_points: ["閲覧した職員の窓口", EVIDENCE],
      ground: ["事由", EVIDENCE],
      finding: ["事後確認の結果", EVIDENCE],
    }),
  },
  opened_record_review: {
    title: "緊急閲覧の事後確認",
    ofPerson: "opened_record_id in (select id from opened_record where seeker_id = $1)",
    access: ["audit"],
    category: null,
    columns: statedColumns({
      reviewed_at: ["確認日時", EVIDENCE],
      id: ["番号", KEY],
      opened_record_id: ["緊急閲覧の番号", KEY],
      finding: ["結果", EVIDENCE],
      note: ["所見", { ...EVIDENCE, review: "OFFICERS_VIEW" }],
      by_role: ["確認した監査担当者の職", OFFICIAL],
      by_name: ["確認した監査担当者の氏名", OFFICIALS_NAME],
      reviewed_by: ["確認した監査担当者の識別子", OFFICIALS_NAME],
    }),
  },
  linked_file: {
    title: "重複した記録の統合",
    ofPerson: "$1 in (duplicate_id, kept_id)",
    access: ["staff", "peer", "self"],
    category: null,
    columns: statedColumns({
      linked_at: ["統合日時", EVIDENCE],
      duplicate_id: ["統合した求職者", KEY],
      kept_id: ["統合先の求職者", KEY],
      first_kept_id: ["統合時の統合先", KEY],
      kept_by_other_party: ["相手方の統合先", EVIDENCE],
      joined_records: ["統合で移った記録の番号", KEY],
      proposed_by_name: ["統合を提案した職員の氏名", OFFICIALS_NAME],
      linked_on: ["統合した業務日", EVIDENCE],
      reason: ["理由", { anonymization: "ERASED", review: "OTHERS" }],
      receipt: ["統合の受領証", { ...EVIDENCE, review: "OFFICIALS_NAME" }],
      followed_receipt: ["相手方の統合の受領証", { ...EVIDENCE, review: "OFFICIALS_NAME" }],
      by_role: ["統合した職員の職", OFFICIAL],
      by_name: ["統合した職員の氏名", OFFICIALS_NAME],
    }),
  },
  link_proposal: {
    title: "統合の提案",
    ofPerson: "$1 in (duplicate_id, kept_id)",
    access: ["staff"],
    category: null,
    columns: statedColumns({
      proposed_at: ["提案日時", EVIDENCE],
      duplicate_id: ["統合する求職者", KEY],
      kept_id: ["統合先の求職者", KEY],
      reason: ["理由", { anonymization: "ERASED", review: "OTHERS" }],
      proposed_by: ["提案した職員の識別子", OFFICIALS_NAME],
      by_role: ["提案した職員の職", OFFICIAL],
      by_name: ["提案した職員の氏名", OFFICIALS_NAME],
    }),
  },
  unlinked_file: {
    title: "統合の取消し",
    ofPerson: "$1 in (duplicate_id, kept_id)",
    access: [],
    category: null,
    columns: statedColumns({
      unlinked_at: ["取消し日時", EVIDENCE],
      unlinked_on: ["取り消した業務日", EVIDENCE],
      id: ["番号", KEY],
      duplicate_id: ["統合した求職者", KEY],
      kept_id: ["統合先の求職者", KEY],
      first_kept_id: ["統合時の統合先", KEY],
      linked_at: ["統合日時", EVIDENCE],
      linked_on: ["統合した業務日", EVIDENCE],
      reason: ["理由", { anonymization: "ERASED", review: "OTHERS" }],
      by_role: ["取り消した職員の職", OFFICIAL],
      by_name: ["取り消した職員の氏名", OFFICIALS_NAME],
    }),
  },
  access_record: {
    title: "提供・閲覧記録",
    access: ["staff", "self", "audit"],
    category: null,
    columns: statedColumns({
      read_at: ["閲覧日時", EVIDENCE],
      seeker_id: ["求職者", KEY],
      by_party: ["閲覧した者の所属", OFFICIAL],
      by_role: ["閲覧した者の職", OFFICIAL],
      by_name: ["閲覧した者の氏名", OFFICIALS_NAME],
      by_subject: ["閲覧した者の識別子", OFFICIALS_NAME],
      categories: ["提供の区分", EVIDENCE],
      basis: ["根拠", EVIDENCE],
      purpose: ["利用目的", EVIDENCE],
      reason: ["理由", { ...EVIDENCE, review: "OTHERS" }],
      trace_id: ["要求の番号", EVIDENCE],
      service_points: ["閲覧した者の窓口", EVIDENCE],
      consent_ids: ["根拠とした同意の番号", EVIDENCE],
      chain: ["連鎖", { ...EVIDENCE, omitted: "orders the records" }],
      place: ["順番", { ...EVIDENCE, omitted: "orders the records" }],
      hash: ["ハッシュ値", { ...EVIDENCE, omitted: "seals the record" }],
    }),
  },
  idempotency_key: {
    title: "手続の控え",
    // An account belongs to the person if the person has read the own record with it.
    ofPerson: "caller in (select by_subject from access_record where seeker_id = $1 and basis = 'SELF')",
    access: ["staff", "peer", "self", "joint", "audit"],
    category: null,
    columns: statedColumns({
      done_at: ["手続の日時", EVIDENCE],
      login: ["手続の経路", KEY],
      caller: ["本人の識別子", EVIDENCE],
      key: ["控えの番号", KEY],
      act: ["手続", EVIDENCE],
      answer: ["結果", EVIDENCE],
      input_hash: ["入力のハッシュ値", { ...EVIDENCE, omitted: "tells requests apart, and cannot be read back" }],
    }),
  },
};

/** 経過: the state changes of the subjects whose ids the query `subjects` returns. */
export function historyTable(subjects: string): PersonalDataTable {
  return {
    title: "経過",
    ofPerson: `subject_id in (${subjects})`,
    access: ["staff", "peer", "self", "joint"],
    category: null,
    orderBy: "at",
    columns: statedColumns({
      id: ["順番", { ...KEY, omitted: "orders the steps" }],
      at: ["日時", COUNTED],
      business_day: ["業務日", COUNTED],
      subject_id: ["対象の番号", KEY],
      from_state: ["変更前の状態", COUNTED],
      to_state: ["変更後の状態", COUNTED],
      reason: ["理由", { anonymization: "ERASED", review: "OTHERS" }],
      by_party: ["変更した者の所属", OFFICIAL],
      by_role: ["変更した者の職", OFFICIAL],
      by_name: ["変更した者の氏名", OFFICIALS_NAME],
    }),
  };
}
