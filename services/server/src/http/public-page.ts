import { hash } from "node:crypto";
import type { IncomingHttpHeaders, IncomingMessage, ServerResponse } from "node:http";
import { RateLimiterMemory } from "rate-limiter-flexible";
import { networkOf } from "./network-of";
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

const WINDOW_S = 10;
/** Pages of one address in ten seconds: each asks the database. */
const MAX_PAGES = 100;

type AnswerPublicPage = (path: string, request: IncomingMessage, response: ServerResponse) => Promise<boolean>;

/** Answers requests for public pages, within limits; the answer is false for any other path. */
export function createPublicPages(pages: readonly PublicPage[]): AnswerPublicPage {
  const limiter = new RateLimiterMemory({ points: MAX_PAGES, duration: WINDOW_S });
  return async (path, request, response) => {
    for (const page of pages) {
      const match = page.path.exec(path);
      if (!match) continue;
      const { consumedPoints } = await limiter.penalty(networkOf(request.socket.remoteAddress));
      // guard: public-pages-are-limited-by-address
      if (consumedPoints <= MAX_PAGES) await sendPage(page, match.groups ?? {}, request.headers, response);
      else
        send(response, 429, "Too many requests\n", { "content-type": "text/plain", "retry-after": String(WINDOW_S) });
      return true;
    }
    return false;
  };
}

async function sendPage(
  { answer, type }: PublicPage,
  groups: Readonly<Record<string, string>>,
  headers: IncomingHttpHeaders,
  response: ServerResponse,
): Promise<void> {
  const document = await answer(groups);
  if (!document) return send(response, 404, "Not found\n", { "content-type": "text/plain" });
  const body = JSON.stringify(document);
  const etag = `"${hash("sha256", body, "base64url")}"`;
  // guard: page-that-has-not-changed-is-not-sent-again
  if (isKnown(etag, headers["if-none-match"])) send(response, 304, "", { etag });
  else send(response, 200, body, { "content-type": type, etag });
}

/** RFC 9110, 13.1.2: whether the reader has this version already. */
function isKnown(etag: string, header = ""): boolean {
  return header.split(",").some((known) => known.trim().replace(/^W\//, "") === etag);
}
