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

type ReviewGround = keyof typeof reviewGrounds;

/** A column that is disclosed to the person, and why an officer has to review it first. */
export interface PersonalDataColumn {
  /** The agreement's own term, in Japanese. */
  readonly label: string;
  readonly review: ReviewGround | null;
}

/**
 * 保有個人情報: a table with personal data. Everything held must be disclosed to the person on request
 * (個人情報の保護に関する法律, art. 76 and 78), including what no screen shows: counselors' notes are made in the course of
 * their work and kept for the office's use (art. 60 (1)), so they are included and marked for review.
 */
export interface PersonalDataTable {
  readonly title: string;
  /** A condition over the table's columns, `$1` being the person's id. */
  readonly ofPerson: string;
  /** In the order of disclosure. */
  readonly columns: Readonly<Record<string, PersonalDataColumn>>;
  /** Columns that are not disclosed, and why. */
  readonly omitted: Readonly<Record<string, string>>;
}

type ColumnLabel = string | readonly [label: string, review: ReviewGround];

/** A table with personal data; a column that needs no review is given as its label alone. */
export function personalDataTable(
  title: string,
  ofPerson: string,
  columns: Readonly<Record<string, ColumnLabel>>,
  omitted: Readonly<Record<string, string>> = {},
): PersonalDataTable {
  const labels = Object.entries(columns).map(([name, given]) => {
    const [label, review] = typeof given === "string" ? [given, null] : given;
    return [name, { label, review }] as const;
  });
  return { title, ofPerson, columns: Object.fromEntries(labels), omitted };
}

/** The personal-data inventory of a party: every table of its database, with and without personal data. */
export interface PersonalDataInventory {
  /** Tables with personal data, by name. */
  readonly personalTables: Readonly<Record<string, PersonalDataTable>>;
  /** Tables without personal data, and what they hold. */
  readonly otherTables: Readonly<Record<string, string>>;
}
