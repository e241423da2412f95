/** What is searched for, and how it stands in the texts. */
export interface SearchedWord {
  /** As somebody types it. */
  search: string;
  /** As it stands in the texts; several where orders write it in several ways. */
  written: readonly string[];
  /** One order in so many holds it. */
  oneIn: number;
}

const word = (search: string, oneIn: number, ...written: string[]): SearchedWord => ({
  search,
  written: written.length > 0 ? written : [search],
  oneIn,
});

/** The word whose search is weighed against a scan. */
export const RARE = word("旋盤", 5_000);

/** More of two characters and longer ones, of several frequencies and ways of writing. */
export const WORDS: readonly SearchedWord[] = [
  RARE,
  word("溶接", 400),
  word("フォークリフト", 300, "フォークリフト", "ﾌｫｰｸﾘﾌﾄ", "ふぉーくりふと"),
  word("ＮＣ制御", 2_000, "NC制御", "ＮＣ制御", "nc制御"),
  word("宅地建物取引士", 3_000),
  word("玉掛け", 1_500),
];

/** Of one character there are no two to look up. */
export const ONE_CHARACTER = word("鋲", 4_000, "鋲打ち");

/** Two words that some orders hold together. */
export const TWO_WORDS = "溶接　制服";

/** That so many orders hold that only the first pages are read. */
export const COMMON = "清掃";

/** Characters that meet in the words too, but in another order: they are found by no bigram alone. */
export const NEAR_MISSES = ["盤旋", "接溶", "リフトのフォーク", "建物の宅地", "掛け玉"];
