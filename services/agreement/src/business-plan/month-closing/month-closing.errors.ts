import { defineBusinessErrors } from "@aiwork/server/errors/business-error";

/** Errors about the closing of months (月締め). */
export const monthClosingError = defineBusinessErrors({
  MONTH_NOT_OVER: {
    ja: () => "月がまだ終わっていません。翌月になってから締めてください。",
    en: () => "The month is not over. Close it in the next month.",
  },
  MONTH_CLOSED: {
    ja: () =>
      "この月は既に締められています。国の受領証をまだ添えていない市の締めには、受領証とともに締めると添えられます。ほかに手続は要りません。",
    en: () =>
      "The month has been closed already: nothing more is needed. A closing by the city that is without the national receipt takes it when the month is closed again with it.",
  },
  EARLIER_MONTH_OPEN: {
    ja: ({ next }: { next: string }) => `月は順に締めます。先に${next}を締めてください。`,
    en: ({ next }: { next: string }) => `Months are closed in order. Close ${next} first.`,
  },
  MONTH_OPEN: {
    ja: () => "この月は締められていないため、取り消す締めがありません。手続は要りません。",
    en: () => "The month is not closed, so there is no closing to take back: nothing more is needed.",
  },
  CLOSING_STANDS: {
    ja: () =>
      "取り消せるのは最後に締めた月の締めで、締めた当日に限ります。遅れた記録は理由を添えて入力してください。訂正として示されます。",
    en: () =>
      "Only the closing of the last closed month is taken back, on its own day. Enter what is late with a reason: it is shown as a revision.",
  },
  CLOSED_MONTH_NEEDS_REASON: {
    ja: ({ month }: { month: string }) => `${month}は既に締められています。今になって記録する理由を入力してください。`,
    en: ({ month }: { month: string }) => `${month} has been closed. Give the reason why this is recorded only now.`,
  },
});
