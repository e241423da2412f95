import { planContentHash } from "@aiwork/agreement/business-plan/business-plan/business-plan";
import { city } from "@aiwork/city/city";
import { onlyUserError } from "@aiwork/kit/national/send-mutation";
import { startUnseenParties, type UnseenParties } from "./unseen-parties";

jest.mock("@aiwork/schema-agreement/indicators.json", () =>
  jest
    .requireActual<typeof import("./unseen-list")>("./unseen-list")
    .withUnseenIndicators(jest.requireActual("@aiwork/schema-agreement/indicators.json")),
);

let parties: UnseenParties;
beforeAll(async () => {
  parties = await startUnseenParties("seed");
});
afterAll(() => parties?.[Symbol.asyncDispose]());

const TARGETS = [
  { servicePointId: "shiroishi", indicator: "USERS", value: 15000 },
  { servicePointId: "shiroishi", indicator: "INTERVIEW_PRACTICE", value: 120 },
  { servicePointId: "shiroishi", indicator: "REGULAR_ON_TRIAL", value: 40 },
];
const VERSION = { fiscalYear: 2014, version: 1 };

describe("a plan with targets for indicators that no code knows", () => {
  it("is drafted, approved by both and brought into force, and reported by each of its indicators", async () => {
    const contentHash = planContentHash(2014, 1, TARGETS);
    const draft = { fiscalYear: 2014, targets: TARGETS };
    const drafted = await parties.actOfCity("draftPlan", draft, "businessPlan { contentHash }");
    expect(drafted).toEqual({ businessPlan: { contentHash }, userErrors: [] });
    const proposed = await parties.actOfCity("proposePlan", VERSION, "businessPlan { proposalReceipt }");
    await parties.actOfCity("approvePlanForCity", { ...VERSION, contentHash }, "businessPlan { status }");
    const { proposalReceipt } = proposed.businessPlan;
    const approved = await parties.actOfNational(
      "approvePlanForNational",
      { ...VERSION, contentHash, targets: TARGETS, proposalReceipt },
      "businessPlan { nationalApproval { receipt } }",
    );
    const nationalReceipt = approved.businessPlan.nationalApproval.receipt;
    const bringing = { ...VERSION, nationalReceipt };
    const inForce = await parties.actOfCity("bringPlanIntoForce", bringing, "businessPlan { status }");
    expect(inForce).toEqual({ businessPlan: { status: "IN_FORCE" }, userErrors: [] });
  });

  it("is reported by each party's indicators of the plan", async () => {
    const targetsOf = ({ figures }: { figures: { indicator: { code: string }; annualTarget: number }[] }) =>
      figures.map(({ indicator, annualTarget }) => [indicator.code, annualTarget]);
    const through = { fiscalYear: 2014, through: "2014-04" };
    expect(targetsOf(await parties.cityFigures({ role: "city.secretariat", ...through }))).toEqual([
      ["USERS", 15000],
      ["INTERVIEW_PRACTICE", 120],
    ]);
    expect(targetsOf(await parties.nationalFigures({ role: "national.planning", ...through }))).toEqual([
      ["REGULAR_ON_TRIAL", 40],
    ]);
  });

  it("is refused for one that is not counted in its year", async () => {
    const targets = [{ servicePointId: "shiroishi", indicator: "LATER", value: 1 }];
    const draft = { fiscalYear: 2014, targets, changeReason: "見直し" };
    expect(onlyUserError(await parties.actOfCity("draftPlan", draft, "businessPlan { status }"))).toEqual([
      "INDICATOR_NOT_IN_YEAR",
      "targets.0.indicator",
    ]);
  });
});

describe("the rules that a start loads", () => {
  it("are those of the list, and none that was counted by counts something else since", async () => {
    const { dataSource } = parties.city.database;
    const load = async () => city.loadReferenceData?.(dataSource.manager);
    await parties.startForCity("INTERVIEW_PRACTICE");
    await dataSource.query("update counting_rule set way = 'PERSON_DAYS' where code = 'PRACTICE_SESSIONS'");
    await expect(load()).rejects.toThrow("RULE_CHANGED: results are counted by PRACTICE_SESSIONS");
    await dataSource.query("delete from counted_since where rule = 'PRACTICE_SESSIONS'");
    await load();
    const [{ way }] = await dataSource.query("select way from counting_rule where code = 'PRACTICE_SESSIONS'");
    expect(way).toBe("EVENTS");
  });
});
