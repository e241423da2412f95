import { once } from "node:events";
import { type AddressInfo, createServer } from "node:net";
import { Cleanup } from "../cleanup";
import { type Addresses, newDataDirectory, type Starter, spawnStarter } from "./spawn-starter";

const PARTS = ["gateway", "city", "national", "issuers"] as const;

describe("the ports of a start", () => {
  let cleanup: Cleanup;
  beforeEach(() => {
    cleanup = new Cleanup();
  });
  afterEach(() => cleanup[Symbol.asyncDispose]());

  it("are 4000 to 4003 unless they are taken, which is said", async () => {
    const starter = spawnStarter(cleanup, newDataDirectory(cleanup), { PORT: undefined });
    const ports = portsOf(await starter.ready());
    for (const [offset, part] of PARTS.entries()) expectWantedOrNamed(starter, part, ports[offset], 4000 + offset);
  });

  it("move to the next free one, each for itself, also when two systems start at once", async () => {
    const taken = await takePort(cleanup);
    const environment = { PORT: String(taken) };
    const starters = [1, 2].map(() => spawnStarter(cleanup, newDataDirectory(cleanup), environment));
    const ports = (await Promise.all(starters.map((starter) => starter.ready()))).map(portsOf);
    expect(new Set([taken, ...ports.flat()]).size).toBe(9);
    for (const [index, starter] of starters.entries()) {
      for (const [offset, part] of PARTS.entries())
        expectWantedOrNamed(starter, part, ports[index]?.[offset], taken + offset);
      expect(starter.stderr()).toContain(`for ${taken} is taken`);
    }
  });
});

function expectWantedOrNamed(starter: Starter, part: string, port: number | undefined, wanted: number): void {
  const moved = port === wanted ? "" : `, for ${wanted} is taken`;
  expect(starter.stderr()).toContain(`${part} on port ${port}${moved}\n`);
  expect(port).toBeGreaterThanOrEqual(wanted);
}

function portsOf(addresses: Addresses): number[] {
  return PARTS.map((part) => Number(new URL(addresses[part]).port));
}

/** Listens on a port that was free, with room for the next ones after it. */
async function takePort(cleanup: Cleanup): Promise<number> {
  const server = createServer();
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  cleanup.defer(() => server.close());
  const { port } = server.address() as AddressInfo;
  return port < 65_000 ? port : takePort(cleanup);
}
