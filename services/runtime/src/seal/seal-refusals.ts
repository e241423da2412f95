import { refusalsOf } from "../refusal/refusal";

export const refuse = refusalsOf({
  /** The other party's keys have never been read: the receipt may be genuine, and can be sent again. */
  PEER_KEYS_AWAY: {
    code: "SUBGRAPH_UNAVAILABLE",
    ja: () => "相手方の公開鍵を取得できないため、確認できません。しばらくしてからもう一度お試しください。",
    en: () =>
      "The other party's public keys cannot be read, so this receipt cannot be verified. Try again in a moment.",
  },
});
