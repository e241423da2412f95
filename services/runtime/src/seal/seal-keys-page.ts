import type { PublicPage } from "../http/public-page";
import type { Seals } from "./seals";

/** RFC 7517, 5 and 8.5.2: the keys with which anybody can verify this party's receipts. */
export function sealKeysPage({ published }: Pick<Seals, "published">): PublicPage {
  return {
    path: /^\/seal-keys$/,
    type: "application/jwk-set+json",
    answer: async () => ({ keys: published }),
  };
}
