import type { ServerResponse } from "node:http";
import { send } from "./send";

/** A document that anyone may GET without an access token and without the gateway. */
export interface PublicPage {
  /** Matches the whole path. */
  readonly path: RegExp;
  /** The media type of the document. */
  readonly type: string;
  /** Returns the document for the groups of the path; null where there is no public one. */
  answer(groups: Readonly<Record<string, string>>): Promise<object | null>;
}

/** Answers a request for a public page; returns false for any other path. */
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
