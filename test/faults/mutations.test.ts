import { BROKEN } from "./broken/broken";
import { runFaults } from "./run-faults";
import { type MortalSystem, startMortalSystem } from "./system/mortal-system";

/** A short form of what `npm run faults` proves at length, where the broken systems are tried too. */
const COURSE = { killEvery: 60, clients: { placing: 12, visiting: 3 }, orders: { count: 2, openings: 4 } };
const MUTATIONS = 160;
const MUTATIONS_OF_BROKEN = 90;
const TRIED = process.env.AIWORK_FAULTS === "long" ? BROKEN : BROKEN.slice(0, 1);

let system: MortalSystem;
beforeAll(async () => {
  system = await startMortalSystem();
}, 180_000);
afterAll(() => system?.[Symbol.asyncDispose]());

describe("mutations, while servers are killed and answers get lost,", () => {
  it("are none lost and none done twice, and no invariant is broken", async () => {
    const report = await runFaults(system, { ...COURSE, mutations: MUTATIONS });
    expect(report.violations).toEqual([]);
    expect(report.acknowledged).toBeGreaterThanOrEqual(MUTATIONS);
    expect(report.kills.database).toBeGreaterThan(0);
    expect(report.kills.national).toBeGreaterThan(0);
    expect(report["lost answers"]).toBeGreaterThan(0);
  });
});

describe("the same checker", () => {
  it.each(TRIED.map((broken) => [broken.name, broken] as const))("notices %s", async (_, broken) => {
    const { violations } = await runFaults(system, { ...COURSE, mutations: MUTATIONS_OF_BROKEN, broken });
    const promises: ReadonlySet<string> = new Set(violations.map(({ promise }) => promise));
    expect(broken.promises.filter((promise) => promises.has(promise))).not.toEqual([]);
  });
});
