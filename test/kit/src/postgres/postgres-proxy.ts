import { connect, createServer, type Socket } from "node:net";

/**
 * What happens to an answer of the server: it arrives, it arrives and the server ends the connection with a FATAL right
 * behind it, the connection is cut, or it never arrives.
 */
export type AnswerFate = "arrives" | "last" | "cut" | "held";

/** PostgreSQL documentation, 53.7: ErrorResponse. 57P01: terminated by an administrator's command, as in a fast restart. */
const TERMINATED = errorResponse({ S: "FATAL", V: "FATAL", C: "57P01", M: "terminating connection" });

function errorResponse(fields: Readonly<Record<string, string>>): Buffer {
  const text = `${Object.entries(fields)
    .map(([name, value]) => `${name}${value}\0`)
    .join("")}\0`;
  const head = Buffer.from("E\0\0\0\0");
  head.writeInt32BE(text.length + 4, 1);
  return Buffer.concat([head, Buffer.from(text)]);
}

export interface PostgresProxy extends AsyncDisposable {
  /** The server's address through this proxy. */
  url: string;
  /** Called with everything that the server sends, one byte per character. */
  fateOf: (said: string) => AnswerFate;
}

/** Starts a proxy to a PostgreSQL server that can lose answers. Dispose it. */
export async function startPostgresProxy(url: string): Promise<PostgresProxy> {
  const target = new URL(url);
  const sockets = new Set<Socket>();
  const proxy = { fateOf: (_: string): AnswerFate => "arrives" };
  const server = createServer((client) => {
    const upstream = connect(Number(target.port), target.hostname);
    const cut = () => [client, upstream].map((socket) => socket.destroy());
    for (const socket of [client, upstream]) sockets.add(socket.on("error", cut).on("close", cut));
    client.on("data", (bytes) => upstream.write(bytes));
    upstream.on("data", (bytes) => {
      const fate = proxy.fateOf(bytes.toString("latin1"));
      if (fate === "arrives") client.write(bytes);
      if (fate === "last") client.end(Buffer.concat([bytes, TERMINATED]));
      if (fate === "cut") cut();
    });
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const { port } = server.address() as { port: number };
  return Object.assign(proxy, {
    url: Object.assign(new URL(url), { hostname: "127.0.0.1", port: String(port) }).href,
    [Symbol.asyncDispose]: async () => {
      for (const socket of sockets) socket.destroy();
      await new Promise((resolve) => server.close(resolve));
    },
  });
}
