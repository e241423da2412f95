import { businessRefusalsOf } from "@aiwork/runtime/refusal/business-refusal";

/** What both parties refuse of joining two files. */
export const refuse = businessRefusalsOf({
  SAME_FILE: {
    ja: () => "別の2つの記録を指定してください。",
    en: () => "Name two files that are not the same.",
  },
  ALREADY_LINKED: {
    ja: () => "この記録は、すでに別の記録に統合されています。",
    en: () => "This file has been joined to another already.",
  },
});
