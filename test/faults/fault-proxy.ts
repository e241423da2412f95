import { connect, createServer, type Socket } from "node:net";

/** A complete request, as received. */
interface WireRequest {
  readonly bytes: Buffer;
  readonly body: string;
}

/** Handles a request; `pass` forwards it, and its answer back. */
type WireFault = (client: Socket, request: WireRequest, pass: (onAnswer?: (bytes: Buffer) => void) => void) => void;

export const passThrough: WireFault = (_, __, pass) => pass();

/** A TCP proxy in front of a real server, which applies a fault to each request. Dispose it. */
export interface FaultProxy extends AsyncDisposable {
  readonly url: string;
  fault: WireFault;
  /** Every request received. */
  readonly requests: WireRequest[];
}

export async function startFaultProxy(target: string): Promise<FaultProxy> {
  const { hostname, port, pathname } = new URL(target);
  const sockets = new Set<Socket>();
  const keep = (socket: Socket) => {
    sockets.add(socket.on("error", () => {}));
    return socket.once("close", () => sockets.delete(socket));
  };
  const server = createServer((client) => {
    keep(client);
    const upstream = keep(connect(Number(port), hostname));
    const back = (bytes: Buffer): void => void client.write(bytes);
    let onAnswer = back;
    upstream.on("data", (bytes: Buffer) => onAnswer(bytes));
    client.once("close", () => upstream.destroy());
    upstream.once("close", () => client.destroy());
    eachRequest(client, (request) => {
      proxy.requests.push(request);
      proxy.fault(client, request, (instead) => {
        onAnswer = instead ?? back;
        upstream.write(request.bytes);
      });
    });
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const proxy: FaultProxy = {
    url: `http://127.0.0.1:${(server.address() as { port: number }).port}${pathname}`,
    fault: passThrough,
    requests: [],
    async [Symbol.asyncDispose]() {
      for (const socket of sockets) socket.destroy();
      await new Promise((resolve) => server.close(resolve));
    },
  };
  return proxy;
}

/** Splits a connection into requests (RFC 9112): a head, and a body of content-length bytes. The gateway does not pipeline. */
function eachRequest(client: Socket, act: (request: WireRequest) => void): void {
  let received = Buffer.alloc(0);
  client.on("data", (bytes: Buffer) => {
    received = Buffer.concat([received, bytes]);
    for (;;) {
      const headEnd = received.indexOf("\r\n\r\n") + 4;
      if (headEnd < 4) return;
      const length = Number(/content-length: (\d+)/i.exec(received.toString("latin1", 0, headEnd))?.[1] ?? 0);
      if (received.length < headEnd + length) return;
      const whole = received.subarray(0, headEnd + length);
      received = received.subarray(headEnd + length);
      act({ bytes: whole, body: whole.toString("utf8", headEnd) });
    }
  });
}

const SQL = "select name from city_profile where seeker_id = $1";

/** Answers every request with this response. */
const reply =
  (status: string, type: string, body: string): WireFault =>
  (client) => {
    const head = `HTTP/1.1 ${status}\r\ncontent-type: ${type}\r\ncontent-length: ${Buffer.byteLength(body)}\r\n\r\n`;
    client.write(head + body);
  };
const json = (body: unknown) => reply("200 OK", "application/json", JSON.stringify(body));

const CHUNKED = "HTTP/1.1 200 OK\r\ncontent-type: application/json\r\ntransfer-encoding: chunked\r\n\r\n";

/** The request is lost. */
export const dropRequest: WireFault = (client) => void client.destroy();
/** The request is executed, but its answer is lost. */
export const dropAnswer: WireFault = (client, _, pass) => pass(() => client.destroy());

/** Faults of a subgraph, by names that complete "a subgraph that ...". */
export const wireFaults: Readonly<Record<string, WireFault>> = {
  "never answers": () => {},
  "answers a byte at a time": (client) => {
    client.write(CHUNKED);
    const timer = setInterval(() => client.writable && client.write("1\r\n \r\n"), 50);
    client.once("close", () => clearInterval(timer));
  },
  "answers endlessly": (client) => {
    client.write(CHUNKED);
    const more = `10000\r\n${"x".repeat(0x10000)}\r\n`;
    const push = () => {
      while (client.writable && client.write(more));
      if (client.writable) client.once("drain", push);
    };
    push();
  },
  "answers 500 with SQL": reply("500 Internal Server Error", "text/plain", `QueryFailedError: ${SQL}`),
  "answers an HTML page": reply("200 OK", "text/html", `<html><pre>${SQL}</pre></html>`),
  "answers wrong types": json({ data: { seeker: { id: [], city: SQL, national: 7 }, _entities: [SQL] } }),
  "answers too few entities": json({ data: { _entities: [] } }),
  "answers with a prototype": reply(
    "200 OK",
    "application/json",
    '{"data":{"__proto__":{"seeker":{"id":1}},"seeker":{"__proto__":{"city":{}},"constructor":{}}}}',
  ),
  "answers truncated JSON": reply("200 OK", "application/json", '{"data":{"seeker":'),
  "is cut off": dropRequest,
  "closes the connection before its answer has arrived": dropAnswer,
  "speaks another protocol": (client) => void client.write("\x00\x01\x02SSH-2.0-OpenSSH\r\n"),
};
