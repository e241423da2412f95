import { refusalsOf } from "../refusal/refusal";

export const refuse = refusalsOf({
  /** Nothing is known of the other party's keys: what it sealed may be genuine, and can be sent again. */
  PEER_KEYS_AWAY: {
    code: "SUBGRAPH_UNAVAILABLE",
    ja: () => "相手方の公開鍵を取得できないため、確認できません。しばらくしてからもう一度お試しください。",
    en: () => "The other party's public keys cannot be had, so this cannot be verified: try again in a moment.",
  },
});
