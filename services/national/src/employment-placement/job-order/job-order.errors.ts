import { defineBusinessErrors } from "@aiwork/server/errors/business-error";
import { defineErrors } from "@aiwork/server/errors/refusal";
import { ageLimitBounds } from "./age-limit-bounds";

/** Errors of job order mutations. */
export const jobOrderError = defineBusinessErrors({
  ORDER_NUMBER_FORM: {
    ja: () => "求人番号は、5桁の数字、ハイフン、1桁から8桁の数字で指定してください。",
    en: () => "Give the number as five digits, a hyphen and one to eight digits.",
  },
  ORDER_NUMBER_TAKEN: {
    ja: () => "この求人番号は、すでに使われています。番号を確かめ、別の番号を指定してください。",
    en: () => "A job order with this number already exists. Check the number, and give one of its own.",
  },
  /** 紹介期限日 */
  REFER_UNTIL_OUT_OF_RANGE: {
    ja: ({ earliest, latest }: { earliest: string; latest: string }) =>
      `紹介期限日は、${earliest} から ${latest} までの日にしてください。`,
    en: ({ earliest, latest }: { earliest: string; latest: string }) =>
      `Give a referral deadline from ${earliest} to ${latest}.`,
  },
  /** 高年齢者等の雇用の安定等に関する法律8条 */
  RETIREMENT_AGE_OUT_OF_RANGE: {
    ja: ({ min, max }: { min: number; max: number }) => `定年は${min}歳以上${max}歳以下で指定してください。`,
    en: ({ min, max }: { min: number; max: number }) => `Give a mandatory retirement age from ${min} to ${max}.`,
  },
  AGE_LIMIT_EMPTY: {
    ja: () => "年齢制限には、下限か上限を指定してください。",
    en: () => "Give the age limit a minimum or a maximum.",
  },
  AGE_LIMIT_REVERSED: {
    ja: () => "年齢の上限は、下限以上にしてください。",
    en: () => "Give a maximum age that is not below the minimum.",
  },
  AGE_LIMIT_OUTSIDE_GROUND: {
    ja: ({ ground }: { ground: keyof typeof ageLimitBounds }) =>
      `年齢制限を事由の範囲にしてください。${ageLimitBounds[ground].ja}`,
    en: ({ ground }: { ground: keyof typeof ageLimitBounds }) =>
      `Keep the age limit within its ground. ${ageLimitBounds[ground].en}`,
  },
  DEADLINE_PASSED: {
    ja: ({ referUntil }: { referUntil: string }) =>
      `紹介期限日（${referUntil}）を過ぎています。受理前の求人は受付日と紹介期限日を確かめて訂正し、受理した求人は更新してください。`,
    en: ({ referUntil }: { referUntil: string }) =>
      `The referral deadline, ${referUntil}, has passed. Check and correct the days of an order that is not accepted yet; renew an accepted one.`,
  },
  RECEIPT_STAYS: {
    ja: () =>
      "求人番号、受付日、紹介期限日は、この求人に紹介した後は訂正できません。紹介期限日は、期限の後に更新で改めてください。番号や受付日が誤っているときは、求人を取消しとし、正しい内容で新しく受け付けてください。",
    en: () =>
      "The number and the days of the receipt are corrected until somebody is referred to the order. Renew the order once its deadline has passed; cancel it and receive it anew where its number is wrong.",
  },
  ORDER_ENDED: {
    ja: () => "充足したか、期限を過ぎたか、終了した求人は変更できません。期限を過ぎた求人は更新してください。",
    en: () => "The order is filled, past its deadline or ended. Renew an order past its deadline.",
  },
  OPENINGS_BELOW_FILLED: {
    ja: ({ filled }: { filled: number }) => `すでに${filled}人が採用されています。求人数はそれ以上にしてください。`,
    en: ({ filled }: { filled: number }) => `${filled} openings are filled already. Give at least that many.`,
  },
  /** 職業安定法5条の6: an order may be refused on one of these grounds only. */
  GROUND_REQUIRED: {
    ja: () => "不受理とする法定の事由を指定してください。",
    en: () => "Give the statutory ground on which the order is not accepted.",
  },
  GROUND_UNASKED: {
    ja: () => "不受理の事由は、不受理とするときだけ指定してください。",
    en: () => "Give a ground only where the order is not accepted.",
  },
});

/** Errors of job order queries. */
export const jobOrderQueryError = defineErrors({
  ID_OR_NUMBER: {
    code: "BAD_USER_INPUT",
    ja: () => "id と number のどちらか一方だけを指定してください。",
    en: () => "Give exactly one of id and number.",
  },
  AGE_OUT_OF_RANGE: {
    code: "BAD_USER_INPUT",
    ja: () => "openToAge は0から120までの満年齢で指定してください。",
    en: () => "Give openToAge in full years, from 0 to 120.",
  },
});
