import { defineBusinessErrors } from "@aiwork/server/errors/business-error";

/** The errors of correcting the record (訂正) of a session or a consultation that was held. */
export const heldRecordError = defineBusinessErrors({
  NOT_HELD: {
    ja: () => "実施した記録だけを訂正できます。予約は変更し、取り消した記録は記録し直してください。",
    en: () =>
      "Only what was held, and is not voided, can be corrected. Move what is booked, and record anew what was voided.",
  },
  HELD_BY_ANOTHER: {
    ja: () => "実施した相談員だけが訂正できます。誤った記録は、取り消して記録し直してください。",
    en: () => "Only the counselor who held it corrects the record. Void a wrong one, and record it anew.",
  },
  RECORD_UNCHANGED: {
    ja: () => "訂正する項目を1つ以上入力してください。",
    en: () => "Give at least one value that differs from the record.",
  },
  HELD_AFTER_HAND_OVER: {
    ja: () => "この窓口がこの方を支援していた日のことだけを記録できます。移管の日までの日を入力してください。",
    en: () =>
      "This service point records only what was held while the person stood there. Give a day up to the hand-over.",
  },
  HELD_AFTER_NEXT_ACTION: {
    ja: () => "次の対応の期日や完了日より後の日にはできません。取り消して記録し直してください。",
    en: () => "The day is after the one on which the next action is due or done. Void the record, and record it anew.",
  },
});
