import { newDataDirectory, spawnStarter } from "@aiwork/kit/starter/spawn-starter";
import { Cleanup } from "@aiwork/kit/system/cleanup";

const cleanup = new Cleanup();
afterAll(() => cleanup[Symbol.asyncDispose]());

describe("production", () => {
  it.each(["production", "Production"])("cannot use the starter, which is for one machine, as %s", async (NODE_ENV) => {
    const starter = spawnStarter(cleanup, newDataDirectory(cleanup), { NODE_ENV });
    expect(await starter.ended).toBe(1);
    expect(starter.stderr()).toMatch(/- NODE_ENV: this starter is for one machine and for trial runs/);
    expect(starter.stdout()).toBe("");
  });
});
