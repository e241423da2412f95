/**
 * Why a disclosure officer (開示担当) reviews a value before it is disclosed: 個人情報の保護に関する法律, art. 78 (1), lists
 * what is exempt. By art. 79 the rest is disclosed, and by art. 86 third parties may be heard first.
 */
export const reviewGrounds = {
  OFFICERS_VIEW:
    "法第78条第1項第6号・第7号: 職員の所見・評価であり、事務の適正な遂行に支障を及ぼすおそれの有無を確認すること。",
  OTHERS: "法第78条第1項第2号・第3号: 本人以外の個人又は法人等に関する記述が含まれていないか確認すること。",
  OFFICIALS_NAME: "法第78条第1項第2号ハ: 職名と職務の内容は開示する。氏名の取扱いを確認すること。",
} as const;

export type ReviewGround = keyof typeof reviewGrounds;
