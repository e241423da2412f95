import { defineBusinessErrors } from "@aiwork/server/errors/business-error";

/** Errors that any mutation may return, whatever its concept. */
export const mutationError = defineBusinessErrors({
  VERSION_CONFLICT: {
    ja: () => "他の人が先に更新しました。読み直してからやり直してください。",
    en: () => "Somebody else has changed it in the meantime. Read it again and retry.",
  },
  IDEMPOTENCY_MISMATCH: {
    ja: () => "この idempotencyKey は、別の内容の操作に使われています。新しい idempotencyKey を指定してください。",
    en: () => "This idempotencyKey has been used for another mutation or another input. Give a new one.",
  },
  /** The same for a record that does not exist and for one that the caller may not see. */
  NO_SUCH_RECORD: {
    ja: () => "該当する記録がありません。番号と、ご自分が扱える記録かを確かめてください。",
    en: () => "There is no such record. Check the id, and whether the record is yours to act on.",
  },
  REASON_REQUIRED: {
    ja: () => "理由を入力してください。",
    en: () => "Enter the reason.",
  },
  TEXT_TOO_LONG: {
    ja: ({ max }: { max: number }) => `${max}文字以内で入力してください。`,
    en: ({ max }: { max: number }) => `Enter at most ${max} characters.`,
  },
  UNPRINTABLE_TEXT: {
    ja: () => "制御文字など、保存できない文字が含まれています。取り除いてください。",
    en: () => "The text contains a control character or another character that cannot be stored: remove it.",
  },
});

/**
 * Turns what the database refuses into the error that it stands for: it sees what others did meanwhile.
 * @param sign the violated constraint or, where none has a name, the SQLSTATE
 */
export async function translateViolation<T>(writing: Promise<T>, sign: string, refusal: () => Error): Promise<T> {
  try {
    return await writing;
  } catch (error) {
    const { constraint, code } = error as { constraint?: unknown; code?: unknown };
    if (constraint === sign || code === sign) throw refusal();
    throw error;
  }
}

/** The SQLSTATE of row-level security, which refuses a row that the caller may not write. */
export const INSUFFICIENT_PRIVILEGE = "42501";
