import { connect, createServer, type Socket } from "node:net";

/** A request as it came over the wire, whole. */
export interface WireRequest {
  readonly bytes: Buffer;
  readonly body: string;
}

/** What becomes of a request: `pass` hands it on and its answer back. */
export type Fault = (client: Socket, request: WireRequest, pass: (onAnswer?: (bytes: Buffer) => void) => void) => void;

export const pass: Fault = (_, __, handOn) => handOn();

/** A TCP proxy before a real server, which does to each request what it is told. Dispose it. */
export interface FaultProxy extends AsyncDisposable {
  readonly url: string;
  fault: Fault;
  /** Every request that came, whatever became of it. */
  readonly requests: WireRequest[];
}

export async function openFaultProxy(target: string): Promise<FaultProxy> {
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
    fault: pass,
    requests: [],
    async [Symbol.asyncDispose]() {
      for (const socket of sockets) socket.destroy();
      await new Promise((resolve) => server.close(resolve));
    },
  };
  return proxy;
}

/** RFC 9112: a head, and a body as long as its content-length. The gateway sends one request after the other. */
function eachRequest(client: Socket, act: (request: WireRequest) => void): void {
  let heard = Buffer.alloc(0);
  client.on("data", (bytes: Buffer) => {
    heard = Buffer.concat([heard, bytes]);
    for (;;) {
      const headEnd = heard.indexOf("\r\n\r\n") + 4;
      if (headEnd < 4) return;
      const length = Number(/content-length: (\d+)/i.exec(heard.toString("latin1", 0, headEnd))?.[1] ?? 0);
      if (heard.length < headEnd + length) return;
      const whole = heard.subarray(0, headEnd + length);
      heard = heard.subarray(headEnd + length);
      act({ bytes: whole, body: whole.toString("utf8", headEnd) });
    }
  });
}
