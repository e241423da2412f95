import { connect, createServer, type Socket } from "node:net";

/** What the server says when a transaction that wrote is durable: CommandComplete (PostgreSQL, 53.7). */
const COMMITTED = "COMMIT\u0000";

/** The way from the parties to their PostgreSQL server: it stays where it is when the server comes back elsewhere. */
export interface Road extends AsyncDisposable {
  readonly port: number;
  /** Where the server listens now. */
  target: number;
  /** Asked at every commit, after it and before its answer has arrived: whether it arrives. */
  onCommit: () => boolean;
}

export async function openRoad(target: number): Promise<Road> {
  const sockets = new Set<Socket>();
  const road = { target, onCommit: () => true, port: 0 };
  const server = createServer((client) => {
    const upstream = connect(road.target, "127.0.0.1");
    const cut = () => {
      for (const socket of [client, upstream]) {
        socket.destroy();
        sockets.delete(socket);
      }
    };
    for (const socket of [client, upstream]) sockets.add(socket.setNoDelay(true).on("error", cut).on("close", cut));
    client.on("data", (bytes) => upstream.write(bytes));
    upstream.on("data", (bytes) => {
      if (bytes.includes(COMMITTED, 0, "latin1") && !road.onCommit()) cut();
      else client.write(bytes);
    });
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  road.port = (server.address() as { port: number }).port;
  return Object.assign(road, {
    [Symbol.asyncDispose]: async () => {
      for (const socket of sockets) socket.destroy();
      await new Promise((resolve) => server.close(resolve));
    },
  });
}
