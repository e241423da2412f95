import { isMigration, planRebuild } from "@aiwork/local/dev/rebuild-plan";

const NOTHING = { compose: false, codegen: [], projects: [], processes: [] };

describe("planRebuild", () => {
  it("compiles and restarts one side when its code or a migration changes", () => {
    const national = { ...NOTHING, projects: ["services/national"], processes: ["national"] };
    expect(planRebuild(["services/national/src/employment-placement/placement/placement.queries.ts"])).toEqual(
      national,
    );
    expect(planRebuild(["services/national/migrations/20270101000000-x.sql"])).toEqual(national);
  });

  it("composes, generates and compiles before one side restarts when its SDL changes", () => {
    expect(planRebuild(["schema/city/joint-counter/visit.graphql"])).toEqual({
      compose: true,
      codegen: ["services/city"],
      projects: ["services/city"],
      processes: ["city"],
    });
  });

  it("restarts both sides when what both run on changes", () => {
    for (const path of [
      "services/subgraph/src/x.ts",
      "services/agreement/migrations/x.sql",
      "schema/agreement/a/x.graphql",
    ])
      expect(planRebuild([path]).processes).toEqual(["city", "national"]);
  });

  it("restarts the gateway alone when its code or an operation changes", () => {
    for (const path of ["gateway/src/limits/limit-rate.ts", "schema/operations/seeker-view/seeker-view.graphql"])
      expect(planRebuild([path]).processes).toEqual(["gateway"]);
  });

  it("restarts everything when what all run on changes", () => {
    const { processes } = planRebuild(["services/server/src/http/listen.ts"]);
    expect(processes).toEqual(["city", "national", "issuers", "gateway"]);
  });

  it("does nothing when a test, a built file or a composed file changes", () => {
    const paths = [
      "services/city/src/a/a.test.ts",
      "services/city/dist/main.js",
      "schema/supergraph.graphql",
      "schema/api.graphql",
    ];
    expect(planRebuild([...paths, "services/city/src/generated/resolvers.ts"])).toEqual(NOTHING);
  });

  it("does nothing when a build's log or an editor's temporary file changes", () => {
    const folder = "services/city/src/joint-counter/seeker";
    const names = [".seeker.entity.ts.swp", ".#seeker.entity.ts", "#seeker.entity.ts#", "4913", "seeker.entity.ts~"];
    const temporary = [...names, "seeker.entity.ts.tmp.412.17"].map((name) => `${folder}/${name}`);
    expect(planRebuild([...temporary, "services/city/.turbo/turbo-build.log"])).toEqual(NOTHING);
    expect(planRebuild([`${folder}/seeker.entity.ts`]).processes).toEqual(["city"]);
  });

  it("names each step once when several files change", () => {
    const { codegen, projects } = planRebuild(["schema/city/a/x.graphql", "services/city/src/a/x.ts"]);
    expect([codegen, projects]).toEqual([["services/city"], ["services/city"]]);
  });
});

describe("isMigration", () => {
  it.each([
    ["services/city/migrations/20270101000000-x.sql", true],
    ["services/agreement/migrations/20270101000000-x.sql", true],
    ["services/city/src/city.ts", false],
  ])("of %s is %s", (path, expected) => {
    expect(isMigration(path)).toBe(expected);
  });
});
