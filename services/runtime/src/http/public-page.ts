import type { ServerResponse } from "node:http";
import { send } from "./send";

/** What anybody may GET without an access token and without a gateway: a document that is public as a whole. */
export interface PublicPage {
  /** Matches the whole path. */
  readonly path: RegExp;
  /** The media type of what it answers. */
  readonly type: string;
  /** The document, of the path's groups; null where there is none that is public. */
  answer(groups: Readonly<Record<string, string>>): Promise<object | null>;
}

/** Answers a path that is a public page; false where it is none. */
export async function answerPublicPage(
  pages: readonly PublicPage[],
  path: string,
  response: ServerResponse,
): Promise<boolean> {
  for (const page of pages) {
    const match = page.path.exec(path);
    if (!match) continue;
    const document = await page.answer(match.groups ?? {});
    if (document) send(response, 200, JSON.stringify(document), { "content-type": page.type });
    else send(response, 404, "Not found\n", { "content-type": "text/plain" });
    return true;
  }
  return false;
}
