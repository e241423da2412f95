import { createServer, type RequestListener, type Server, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { setTimeout as wait } from "node:timers/promises";

const GRACE_MS = 7_000;
const LAME_DUCK_MS = 250;
const LONGEST_LAME_DUCK_MS = 2_000;

export interface Listening {
  /** http://host:port, without a path. */
  origin: string;
  /** False from the moment it drains. */
  accepting: boolean;
  /** Answers what is already on its way for at most 2 s, lets it finish for at most 7 s more, then cuts what is left. */
  drain(): Promise<void>;
}

/** Listens on host and port; port 0 is any free one. @throws the system's EADDRINUSE, EACCES. */
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
  // A kept-alive connection would hold up the end for the whole time of grace after its answer has left.
  for (const response of inFlight) if (!response.headersSent) response.setHeader("connection", "close");
  // Requests already on their way are answered, each with the word that its connection ends.
  const until = performance.now() + LONGEST_LAME_DUCK_MS;
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
