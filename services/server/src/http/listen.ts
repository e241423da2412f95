import { createServer, type RequestListener, type Server, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { setTimeout as wait } from "node:timers/promises";

const GRACE_MS = 7_000;
const LAME_DUCK_MS = 250;
const MAX_LAME_DUCK_MS = 2_000;

export interface Listening {
  /** http://host:port, without a path. */
  origin: string;
  /** False from the moment `drain` is called. */
  accepting: boolean;
  /** Accepts requests already on their way for at most 2 s, waits at most 7 s more for responses, then closes all connections. */
  drain(): Promise<void>;
}

/** Listens on a host and a port; 0 is any free port. @throws the system's EADDRINUSE, EACCES */
export async function listen(listener: RequestListener, host: string, port: number): Promise<Listening> {
  const inFlight = new Set<ServerResponse>();
  let arrived = 0;
  const listening: Listening = {
    origin: "",
    accepting: true,
    drain: () => drain(server, listening, inFlight, () => arrived),
  };
  const server = createServer({ keepAliveTimeout: 65_000, joinDuplicateHeaders: true }, (request, response) => {
    if (!listening.accepting) response.setHeader("connection", "close");
    arrived++;
    inFlight.add(response);
    response.once("close", () => inFlight.delete(response));
    listener(request, response);
  });
  await new Promise<void>((resolve, reject) => server.once("error", reject).listen(port, host, resolve));
  const { port: bound } = server.address() as AddressInfo;
  listening.origin = `http://${host.includes(":") ? `[${host}]` : host}:${bound}`;
  return listening;
}

async function drain(
  server: Server,
  listening: Listening,
  inFlight: Iterable<ServerResponse>,
  arrived: () => number,
): Promise<void> {
  listening.accepting = false;
  // Without this, an idle keep-alive connection would delay the end by the whole grace period.
  for (const response of inFlight) if (!response.headersSent) response.setHeader("connection", "close");
  // Requests already on their way are still answered, with `connection: close`.
  const until = performance.now() + MAX_LAME_DUCK_MS;
  for (let before = -1; before !== arrived() && performance.now() < until; ) {
    if ((await countConnections(server)) === 0) break;
    before = arrived();
    await wait(LAME_DUCK_MS);
  }
  const closed = new Promise<void>((resolve) => server.close(() => resolve()));
  server.closeIdleConnections();
  const cut = setTimeout(() => server.closeAllConnections(), GRACE_MS);
  await closed;
  clearTimeout(cut);
}

function countConnections(server: Server): Promise<number> {
  return new Promise((resolve) => server.getConnections((error, count) => resolve(error ? 0 : count)));
}
