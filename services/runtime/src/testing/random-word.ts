import { randomUUID } from "node:crypto";

const LETTERS = "ghijklmnop";

/** What nothing else is called, without a digit: some of all random digits are somebody's My Number. */
export const randomWord = (): string => randomUUID().replace(/\d/g, (digit) => LETTERS[Number(digit)] ?? "");
