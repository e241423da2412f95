import { randomUUID } from "node:crypto";

const LETTERS = "ghijklmnop";

/** A unique word without digits: random digits might form a valid My Number. */
export const randomWord = (): string => randomUUID().replace(/\d/g, (digit) => LETTERS[Number(digit)] ?? "");
