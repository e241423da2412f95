import { createServer } from "node:net";
import { type Addresses, newDataDirectory, type Starter, spawnStarter } from "@aiwork/kit/starter/spawn-starter";
import { Cleanup } from "@aiwork/kit/system/cleanup";

const LONG = process.env.AIWORK_PROOFS === "long";
const PARTS = ["gateway", "city", "national", "issuers"] as const;

describe("the ports of a start", () => {
  let cleanup: Cleanup;
  beforeEach(() => {
    cleanup = new Cleanup();
  });
  afterEach(() => cleanup[Symbol.asyncDispose]());

  it("are 4000 to 4003, or start at PORT; a port in use is replaced by the next one, with a message", async () => {
    await takePort(cleanup, 4001);
    const wishes = LONG ? [undefined, "4000"] : [undefined];
    const starters = wishes.map((PORT) => spawnStarter(cleanup, newDataDirectory(cleanup), { PORT }));
    const ports = (await Promise.all(starters.map((starter) => starter.ready()))).map(portsOf);
    expect(new Set([4001, ...ports.flat()]).size).toBe(1 + 4 * wishes.length);
    for (const [index, starter] of starters.entries()) {
      for (const [offset, part] of PARTS.entries())
        expectWantedOrNamed(starter, part, ports[index]?.[offset], 4000 + offset);
      expect(starter.stderr()).toContain("for 4001 is taken");
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

/** Listens on the port, unless another process already does. */
async function takePort(cleanup: Cleanup, port: number): Promise<void> {
  const server = createServer();
  cleanup.defer(() => server.close());
  await new Promise<unknown>((resolve) => {
    server.once("listening", resolve).once("error", resolve).listen(port, "127.0.0.1");
  });
}
