import { businessRefusalsOf } from "@aiwork/runtime/refusal/business-refusal";

/** What the city refuses of a person's file. */
export const refuse = businessRefusalsOf({
  FILE_CLOSED: {
    ja: () => "この方の市の記録は終了しています。",
    en: () => "The person's city file is closed: nothing is begun or changed in it.",
  },
});
