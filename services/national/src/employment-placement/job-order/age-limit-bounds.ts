import type { AgeLimitGround } from "./job-order.entity";

/** The allowed range of one end of an age limit, in full years. */
export interface AgeBound {
  readonly isNeeded: boolean;
  readonly min: number;
  readonly max: number;
}

/** The bounds of an age limit on one ground. */
export interface GroundBounds {
  /** Null: the limit must not have this end. */
  readonly minimum: AgeBound | null;
  readonly maximum: AgeBound | null;
  /** The number of years in the band, both ends included. */
  readonly width?: { readonly min: number; readonly max: number };
  /** The maximum must be the mandatory retirement age (定年) minus one. */
  readonly endsBeforeRetirement?: true;
  /** The contract must be for an indefinite term. */
  readonly isIndefinite?: true;
  readonly asksNoExperience?: true;
  readonly ja: string;
  readonly en: string;
}

const ANY = { isNeeded: false, min: 0, max: 120 };
const NEEDED = { ...ANY, isNeeded: true };
const FROM_30_TO_49 = { isNeeded: true, min: 30, max: 49 };

/** 労働施策総合推進法施行規則1条の3: the exceptions to recruiting regardless of age (invariant 5). */
export const ageLimitBounds: Readonly<Record<AgeLimitGround | "POLICY_GROUP", GroundBounds>> = {
  RETIREMENT_AGE: {
    minimum: null,
    maximum: NEEDED,
    endsBeforeRetirement: true,
    isIndefinite: true,
    ja: "定年を理由とする年齢制限は、期間の定めのない求人で、下限がなく、上限が定年の1歳下である場合に限られます。",
    en: "An age limit by retirement age needs an indefinite term, no minimum, and the retirement age minus one as the maximum.",
  },
  STATUTORY_MINIMUM: {
    minimum: NEEDED,
    maximum: null,
    ja: "法令を理由とする年齢制限は、下限だけを定めます。",
    en: "An age limit by statute has only a minimum.",
  },
  YOUNG_CAREER_START: {
    minimum: null,
    maximum: NEEDED,
    isIndefinite: true,
    asksNoExperience: true,
    ja: "長期勤続によるキャリア形成のための年齢制限は、期間の定めがなく、経験を問わない求人で、上限だけを定めます。",
    en: "An age limit for a long career needs an indefinite term, no required experience, and only a maximum.",
  },
  SKILL_SUCCESSION_BAND: {
    minimum: FROM_30_TO_49,
    maximum: FROM_30_TO_49,
    width: { min: 5, max: 10 },
    isIndefinite: true,
    ja: "技能継承のための年齢制限は、期間の定めのない求人で、30歳から49歳までのうち5歳から10歳の幅に限られます。",
    en: "An age limit for handing on skills needs an indefinite term and a band of 5 to 10 years within ages 30 to 49.",
  },
  PERFORMING_ARTS: {
    minimum: ANY,
    maximum: ANY,
    ja: "芸術・芸能の表現の真実性のための年齢制限は、満年齢の範囲で定めます。",
    en: "An age limit for the performing arts is given in full years.",
  },
  OLDER_OR_POLICY_GROUP: {
    minimum: { isNeeded: true, min: 60, max: 120 },
    maximum: ANY,
    ja: "高年齢者に限る年齢制限は、下限を60歳以上とするか、国の施策の対象となる者を示してください。",
    en: "An age limit for older persons needs a minimum of 60 or more, or the group that a national policy supports.",
  },
  /** OLDER_OR_POLICY_GROUP where a group is named. */
  POLICY_GROUP: {
    minimum: ANY,
    maximum: ANY,
    ja: "国の施策の対象となる者を示せるのは、高年齢者・施策対象者を理由とする年齢制限だけです。",
    en: "Only the ground of older persons or policy groups may name a group that a national policy supports.",
  },
};
