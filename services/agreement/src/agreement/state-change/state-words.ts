import type { Sentences } from "@aiwork/server/errors/error-codes";

/** The states of all records in words; a state has the same word wherever it stands. */
const STATE_WORDS: Readonly<Record<string, Sentences>> = {
  ABORTED: { ja: "打切り", en: "broken off" },
  ACCEPTED: { ja: "受諾", en: "accepted" },
  ACTIVE: { ja: "有効", en: "active" },
  AGREED: { ja: "合意", en: "agreed" },
  ANONYMIZED: { ja: "匿名化", en: "anonymized" },
  APPLIED: { ja: "応募", en: "applied" },
  APPROVED: { ja: "承認", en: "approved" },
  BOOKED: { ja: "予約", en: "booked" },
  CANCELED: { ja: "取消し（中止）", en: "canceled" },
  CLOSED: { ja: "終了", en: "closed" },
  CONFIRMED: { ja: "確認", en: "confirmed" },
  CONVERTED: { ja: "常用雇用への移行", en: "converted to regular employment" },
  COUNTED: { ja: "計上", en: "counted" },
  DECLINED: { ja: "辞退", en: "declined" },
  DEIDENTIFIED: { ja: "個人特定の除去", en: "de-identified" },
  DONE: { ja: "完了", en: "done" },
  DORMANT: { ja: "休止", en: "dormant" },
  DRAFT: { ja: "下書き", en: "a draft" },
  ENDED: { ja: "廃止", en: "ended" },
  ENDED_EARLY: { ja: "中途終了", en: "ended early" },
  EXPIRED: { ja: "期限切れ", en: "expired" },
  FILLED: { ja: "充足", en: "filled" },
  HELD: { ja: "実施", en: "held" },
  HIRED: { ja: "採用", en: "hired" },
  IN_FORCE: { ja: "施行", en: "in force" },
  INTERVIEW_SET: { ja: "面接の設定", en: "set for an interview" },
  INTERVIEWED: { ja: "面接", en: "interviewed" },
  ISSUED: { ja: "紹介", en: "issued" },
  LAPSED: { ja: "立消え", en: "lapsed" },
  MINUTES_APPROVED: { ja: "議事録の確定", en: "with approved minutes" },
  MINUTES_DRAFTED: { ja: "議事録の作成", en: "with drafted minutes" },
  NO_SHOW: { ja: "来られず", en: "missed" },
  NOT_ACCEPTED: { ja: "不受理", en: "not accepted" },
  NOT_CONVERTED: { ja: "移行せず", en: "not converted" },
  NOT_HIRED: { ja: "不採用", en: "not hired" },
  NOT_STARTED: { ja: "開始せず", en: "not started" },
  OPEN: { ja: "受付・継続中", en: "open" },
  ORDER_CLOSED: { ja: "求人の終了", en: "ended with the order" },
  PLACED: { ja: "就職", en: "placed" },
  PLANNED: { ja: "予定", en: "planned" },
  PROPOSED: { ja: "提案", en: "proposed" },
  PROVISIONAL: { ja: "仮登録", en: "provisional" },
  PUBLISHED: { ja: "公開", en: "published" },
  RAISED: { ja: "提出（要望）", en: "raised" },
  RECALLED: { ja: "引戻し", en: "recalled" },
  RECEIVED: { ja: "受領", en: "received" },
  REFUSED: { ja: "拒否", en: "refused" },
  REJECTED: { ja: "不承認", en: "rejected" },
  REPORTED: { ja: "報告", en: "reported" },
  REQUESTED: { ja: "依頼", en: "requested" },
  RESULT_UNKNOWN: { ja: "結果不明", en: "of unknown result" },
  RETURNED: { ja: "差戻し", en: "returned" },
  REVISED: { ja: "改定", en: "revised" },
  SCHEDULED: { ja: "開催予定", en: "scheduled" },
  SEEKER_DECLINED: { ja: "本人の辞退", en: "declined by the person" },
  SENT: { ja: "送付", en: "sent" },
  STARTED: { ja: "開始", en: "started" },
  SUBMITTED: { ja: "提出", en: "submitted" },
  SUSPENDED: { ja: "一時停止", en: "suspended" },
  UNDER_REVIEW: { ja: "審査中", en: "under review" },
  VOIDED: { ja: "取消し（誤記録）", en: "voided" },
  WITHDRAWN: { ja: "取下げ", en: "withdrawn" },
};

/** Whether a state has its words. */
export const hasWords = (state: string): boolean => Object.hasOwn(STATE_WORDS, state);

export function stateWord(state: string, language: keyof Sentences): string {
  return STATE_WORDS[state]?.[language] ?? state;
}

/** The states that a record can go to, as a sentence; another act than the refused one may lead to the state in question. */
export function waysOn(states: readonly string[], to: string, language: keyof Sentences): string {
  const words = states.filter((state) => state !== to).map((state) => stateWord(state, language));
  const byOther = words.length < states.length;
  if (language === "ja") {
    const others = words.length > 0 ? `ここからできるのは、${words.join("、")}です。` : "";
    if (byOther) return `それは別の手続で行います。${others}`;
    return others || "ここから進められる手続はありません。";
  }
  const others = words.length > 0 ? `From there it can become: ${words.join(", ")}.` : "";
  if (byOther) return `Another act does that. ${others}`.trim();
  return others || "Nothing leads on from there.";
}
