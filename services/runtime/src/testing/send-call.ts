import { type IncomingHttpHeaders, type OutgoingHttpHeaders, request } from "node:http";

export interface SentCall {
  readonly method: string;
  /** The path with its search. */
  readonly target: string;
  readonly headers: OutgoingHttpHeaders;
  readonly body: string;
}

export interface Received {
  readonly status: number;
  readonly headers: IncomingHttpHeaders;
  readonly text: string;
}

/** Sends one call unchanged, on a connection of its own: a header may be given twice, a length may be wrong. */
export function sendCall(origin: string, { method, target, headers, body }: SentCall): Promise<Received> {
  return new Promise((resolve, reject) => {
    const call = request(origin, { method, path: target, headers, agent: false }, (answer) => {
      const chunks: Buffer[] = [];
      answer.on("data", (chunk: Buffer) => chunks.push(chunk));
      answer.on("error", reject);
      answer.on("end", () => {
        call.destroy();
        const { statusCode: status = 0, headers } = answer;
        resolve({ status, headers, text: Buffer.concat(chunks).toString("utf8") });
      });
    });
    call.on("error", reject);
    if (body) call.write(body);
    if (headers["transfer-encoding"] === undefined) call.end();
  });
}
