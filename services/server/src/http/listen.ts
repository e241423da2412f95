import { createServer, type IncomingMessage, type RequestListener, type Server, type ServerResponse } from "node:http";
import type { AddressInfo, Socket } from "node:net";
import { setTimeout as wait } from "node:timers/promises";
import { networkOf } from "./network-of";
import { whenAnswered } from "./when-answered";

/** A request whose headers, or whose body, take longer is answered with 408, and its connection closed. */
const ARRIVAL_LIMITS = {
  // guard: headers-arrive-within-seconds
  headersTimeout: 5_000,
  // guard: body-arrives-within-seconds
  requestTimeout: 8_000,
  // guard: late-requests-are-looked-for-each-half-second
  connectionsCheckingInterval: 500,
};

/** Requests of one connection that wait for their answers: a client that pipelines at all (RFC 9112, 9.3.2) sends a few. */
const MAX_UNANSWERED = 8;

/** A connection that was closed for that counts as so many of its address for so long: it would be opened again at once. */
const CLOSED_COUNTS_AS = 10;
const CLOSED_COUNTS_MS = 10_000;

/** Whoever has not taken an answer within this time is disconnected: it would hold the connection, and the answer in memory. */
const TAKEN_WITHIN_MS = 8_000;
const GRACE_MS = 7_000;
const LAME_DUCK_MS = 500;
const MAX_LAME_DUCK_MS = 2_000;

export interface Listening {
  /** http://host:port, without a path. */
  origin: string;
  /** False from the moment `drain` is called. */
  accepting: boolean;
  /** Accepts requests already on their way for at most 2 s, waits at most 7 s more for responses, then closes all connections. */
  drain(): Promise<void>;
}

/**
 * Listens on a host and a port; 0 is any free port.
 * @param maxConnections of one address; a further one is closed before anything of it is read
 * @throws the system's EADDRINUSE, EACCES
 */
export async function listen(
  listener: RequestListener,
  host: string,
  port: number,
  maxConnections = Number.POSITIVE_INFINITY,
): Promise<Listening> {
  const inFlight = new Set<ServerResponse>();
  const unanswered = new WeakMap<Socket, Set<ServerResponse>>();
  const impatient = new WeakSet<Socket>();
  let arrived = 0;
  const listening: Listening = {
    origin: "",
    accepting: true,
    drain: () => drain(server, listening, inFlight, () => arrived),
  };
  const options = { ...ARRIVAL_LIMITS, keepAliveTimeout: 65_000, joinDuplicateHeaders: true };
  const take = (request: IncomingMessage, response: ServerResponse, answer: RequestListener) => {
    const { socket } = request;
    const waiting = unanswered.get(socket) ?? closeWith(socket);
    unanswered.set(socket, waiting);
    // guard: connection-has-limit-of-unanswered-requests
    if (waiting.size >= MAX_UNANSWERED) {
      impatient.add(socket);
      return void socket.destroy();
    }
    waiting.add(response);
    if (!listening.accepting) response.setHeader("connection", "close");
    arrived++;
    inFlight.add(response);
    response.once("close", () => {
      inFlight.delete(response);
      // guard: answered-request-makes-room-on-connection
      waiting.delete(response);
    });
    // guard: answer-is-taken-within-seconds
    whenAnswered(response, () => disconnectLate(response));
    answer(request, response);
  };
  const server = createServer(options, (request, response) => take(request, response, listener));
  // guard: unknown-expectation-counts-as-request
  server.on("checkExpectation", (request, response) => take(request, response, refuseExpectation));
  limitConnections(server, maxConnections, impatient);
  await new Promise<void>((resolve, reject) => server.once("error", reject).listen(port, host, resolve));
  const { port: bound } = server.address() as AddressInfo;
  listening.origin = `http://${host.includes(":") ? `[${host}]` : host}:${bound}`;
  return listening;
}

/** RFC 9110, 10.1.1: the only expectation is 100-continue, to which Node.js answers itself. */
const refuseExpectation: RequestListener = (_, response) => response.writeHead(417, { connection: "close" }).end();

/** Answers that end with their connection: Node.js closes the first one alone, and no further one that waits behind it. */
function closeWith(socket: Socket): Set<ServerResponse> {
  const waiting = new Set<ServerResponse>();
  // guard: waiting-answers-close-with-their-connection
  socket.once("close", () => {
    for (const response of waiting) response.destroy().emit("close");
  });
  return waiting;
}

function disconnectLate(response: ServerResponse): void {
  if (response.destroyed) return;
  const late = setTimeout(() => response.destroy(), TAKEN_WITHIN_MS).unref();
  response.once("close", () => clearTimeout(late));
}

function limitConnections(server: Server, most: number, impatient: WeakSet<Socket>): void {
  const open = new Map<string, number>();
  const add = (network: string, more: number) => {
    const count = (open.get(network) ?? 0) + more;
    if (count > 0) open.set(network, count);
    else open.delete(network);
    return count;
  };
  server.on("connection", (socket: Socket) => {
    const network = networkOf(socket.remoteAddress);
    socket.once("close", () => {
      // guard: connection-closed-for-many-requests-makes-room-later
      if (impatient.has(socket)) {
        add(network, CLOSED_COUNTS_AS);
        setTimeout(() => add(network, -CLOSED_COUNTS_AS), CLOSED_COUNTS_MS).unref();
      }
      // guard: closed-connection-makes-room
      add(network, -1);
    });
    // guard: address-has-limit-of-connections
    if (add(network, 1) > most) socket.destroy();
  });
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
