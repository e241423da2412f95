import { connect, createServer, type Socket } from "node:net";

/** What becomes of something the server says: it arrives, it is lost with the connection, or it never arrives. */
export type Fate = "arrives" | "cut" | "held";

export interface PostgresRoad extends AsyncDisposable {
  /** The server's address along this road. */
  url: string;
  /** Asked for everything that the server says, in its bytes. */
  fateOf: (said: string) => Fate;
}

/** A road to a PostgreSQL server on which answers get lost. Dispose it. */
export async function openPostgresRoad(url: string): Promise<PostgresRoad> {
  const target = new URL(url);
  const sockets = new Set<Socket>();
  const road = { fateOf: (_: string): Fate => "arrives" };
  const server = createServer((client) => {
    const upstream = connect(Number(target.port), target.hostname);
    const cut = () => [client, upstream].map((socket) => socket.destroy());
    for (const socket of [client, upstream]) sockets.add(socket.on("error", cut).on("close", cut));
    client.on("data", (bytes) => upstream.write(bytes));
    upstream.on("data", (bytes) => {
      const fate = road.fateOf(bytes.toString("latin1"));
      if (fate === "arrives") client.write(bytes);
      if (fate === "cut") cut();
    });
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const { port } = server.address() as { port: number };
  return Object.assign(road, {
    url: Object.assign(new URL(url), { hostname: "127.0.0.1", port: String(port) }).href,
    [Symbol.asyncDispose]: async () => {
      for (const socket of sockets) socket.destroy();
      await new Promise((resolve) => server.close(resolve));
    },
  });
}
