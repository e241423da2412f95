import { createServer } from "node:net";

/** The first free port from `wanted` on; 0 stays 0 and means any free port. */
export async function findFreePort(wanted: number, host: string): Promise<number> {
  for (let port = wanted; port <= 65_535; port++) if (port === 0 || (await isFree(port, host))) return port;
  throw new Error(`No port from ${wanted} on is free: set PORT to another one, or to 0.`);
}

function isFree(port: number, host: string): Promise<boolean> {
  return new Promise((resolve) => {
    const server = createServer();
    server.once("error", () => resolve(false));
    server.listen(port, host, () => server.close(() => resolve(true)));
  });
}
