import { Cleanup } from "../cleanup";
import { newDataDirectory, spawnStarter } from "./spawn-starter";

const cleanup = new Cleanup();
afterAll(() => cleanup[Symbol.asyncDispose]());

describe("production", () => {
  it("is refused the starter, which is for one machine, with a sentence", async () => {
    const starter = spawnStarter(cleanup, newDataDirectory(cleanup), { NODE_ENV: "production" });
    expect(await starter.ended).toBe(1);
    expect(starter.stderr()).toMatch(/- NODE_ENV: this starter is for one machine and for trial runs/);
    expect(starter.stdout()).toBe("");
  });
});
