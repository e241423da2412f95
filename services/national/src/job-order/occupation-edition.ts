/** 厚生労働省編職業分類: the editions, newest first, each with the day from which Hello Work uses it. */
const EDITIONS = [
  { edition: "2022", from: "2023-03-01" },
  { edition: "2011", from: "0001-01-01" },
] as const;

/** The edition of the occupation codes in orders received on a day. */
export function occupationEditionOn(day: string): string {
  return EDITIONS.find(({ from }) => from <= day)?.edition ?? "2011";
}
