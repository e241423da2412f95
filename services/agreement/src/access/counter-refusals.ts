import { businessRefusalsOf } from "@aiwork/runtime/refusal/business-refusal";

/** What both parties refuse of a counter (あいワーク). */
export const refuse = businessRefusalsOf({
  NOT_YOUR_COUNTER: {
    ja: () => "担当する窓口（あいワーク）を指定してください。",
    en: () => "Name a service point at which you are on duty.",
  },
});
