import { BROKEN_SYSTEMS } from "./broken-systems";
import { type KillableSystem, startKillableSystem } from "./killable-system";
import { runFaults } from "./run-faults";

/** A short form of `npm run faults`, which also tries every broken system. */
const COURSE = { killEvery: 60, clients: { placing: 12, visiting: 3 }, orders: { count: 2, openings: 4 } };
const MUTATIONS = 160;
const MUTATIONS_OF_BROKEN = 90;
const TRIED_SYSTEMS = process.env.AIWORK_FAULTS === "long" ? BROKEN_SYSTEMS : BROKEN_SYSTEMS.slice(0, 1);

let system: KillableSystem;
beforeAll(async () => {
  system = await startKillableSystem();
}, 180_000);
afterAll(() => system?.[Symbol.asyncDispose]());

describe("mutations, while servers are killed and answers are lost,", () => {
  it("are never lost or done twice, and break no invariant", async () => {
    const report = await runFaults(system, { ...COURSE, mutations: MUTATIONS });
    expect(report.violations).toEqual([]);
    expect(report.acknowledged).toBeGreaterThanOrEqual(MUTATIONS);
    expect(report.kills.database).toBeGreaterThan(0);
    expect(report.kills.national).toBeGreaterThan(0);
    expect(report["lost answers"]).toBeGreaterThan(0);
  });
});

describe("the checker of mutations", () => {
  it.each(TRIED_SYSTEMS.map((broken) => [broken.name, broken] as const))("notices %s", async (_, broken) => {
    const { violations } = await runFaults(system, { ...COURSE, mutations: MUTATIONS_OF_BROKEN, broken });
    const promises: ReadonlySet<string> = new Set(violations.map(({ promise }) => promise));
    expect(broken.promises.filter((promise) => promises.has(promise))).not.toEqual([]);
  });
});
