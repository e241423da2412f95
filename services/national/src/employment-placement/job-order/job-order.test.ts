import { randomUUID } from "node:crypto";
import { arrangeNational, type GivenRow } from "@aiwork/kit/national/arrange-national";
import { startTestParty, type TestParty } from "@aiwork/kit/subgraph/test-party";
import { national } from "../../national";
import type { JobOrderEntity } from "./job-order.entity";

let party: TestParty;
const id: Record<string, string> = {};
beforeAll(async () => {
  party = await startTestParty(national, "seed", "2013-10-31");
  const { jobOrder, stateChange } = arrangeNational(party);
  const orders: Record<string, GivenRow<JobOrderEntity>> = {
    guard: {
      number: "01010-88",
      disclosure: "WITHOUT_EMPLOYER",
      workplaceWardCode: "011045",
      wageMaximum: 180_000,
      insurance: ["雇用", "労災"],
      licencesRequired: ["普通自動車免許"],
      ageMinimum: 18,
      ageGround: "STATUTORY_MINIMUM",
      ageBasisText: "警備業法第14条",
      trialMode: "DUAL",
    },
    care: { title: "介護職員", description: "デイサービスでの介護", occupationCode: "361-01", mandatoryRetirementAge: 60 },
    clerk: {
      title: "一般事務", description: "パソコンでのデータ入力", occupationCode: "254-01", employmentType: "PART_TIME",
      wageUnit: "HOURLY", wageMinimum: 800, ageMaximum: 34, ageGround: "YOUNG_CAREER_START", ageBasisText: "長期勤続",
    },
    lathe: { title: "旋盤工", description: "ＮＣ旋盤による金属加工", occupationCode: "454-02", trialMode: "TRIAL_ONLY", referUntil: "2013-10-31" },
    past: { title: "清掃員", referUntil: "2013-10-30" },
    closed: { title: "清掃員", status: "EXPIRED", referUntil: "2013-09-30" },
    filled: { title: "調理員", status: "FILLED", openings: 1, filled: 1 },
    refused: { title: "販売員", status: "NOT_ACCEPTED", notAccepted: { ground: "TERMS_NOT_DISCLOSED" } },
  }; // biome-ignore format: an order a line
  let day = 30;
  for (const [name, given] of Object.entries(orders))
    id[name] = await jobOrder({ receivedOn: `2013-09-${day--}`, ...given });
  await stateChange(id.guard ?? "", "2013-09-30T01:00:00Z", "RECEIVED");
});
afterAll(() => party?.[Symbol.asyncDispose]());

const nameOf = (wanted: string) => Object.keys(id).find((name) => id[name] === wanted);
const list = async (given: { search?: string; filter?: object }) => {
  const { data, errors } = await party.ask(
    `query ($search: String, $filter: JobOrderFilter) {
      jobOrders(search: $search, filter: $filter, first: 20) { edges { node { id status } } totalCount }
    }`,
    given,
  );
  expect(errors).toEqual([]);
  expect(data.jobOrders.totalCount).toBe(data.jobOrders.edges.length);
  return data.jobOrders.edges.map(({ node }: { node: { id: string } }) => nameOf(node.id));
};

describe("a job order", () => {
  it("returns a job order as its row says, without the employer's name when the employer wishes so", async () => {
    const { data } = await party.askAs(
      { role: "seeker", seekerId: randomUUID() },
      `{ jobOrder(number: "01010-88") {
      id number employer disclosure title workplaceWardCode employmentType contractTerm wage { unit minimum maximum }
      insurance licencesRequired openings filled receivedOn referUntil status
      ageLimit { minimum maximum ground basisText policyGroup } mandatoryRetirementAge trialMode
    } }`,
    );
    expect(data.jobOrder).toEqual({
      id: id.guard,
      number: "01010-88",
      employer: null,
      disclosure: "WITHOUT_EMPLOYER",
      title: "警備員",
      workplaceWardCode: "011045",
      employmentType: "REGULAR",
      contractTerm: "INDEFINITE",
      wage: { unit: "MONTHLY", minimum: 160_000, maximum: 180_000 },
      insurance: ["雇用", "労災"],
      licencesRequired: ["普通自動車免許"],
      openings: 2,
      filled: 0,
      receivedOn: "2013-09-30",
      referUntil: "2013-11-30",
      status: "OPEN",
      ageLimit: {
        minimum: 18,
        maximum: null,
        ground: "STATUTORY_MINIMUM",
        basisText: "警備業法第14条",
        policyGroup: null,
      },
      mandatoryRetirementAge: null,
      trialMode: "DUAL",
    });
  });

  it("shows the employer's name and the history to national staff", async () => {
    const { data } = await party.ask(`{ jobOrder(number: "01010-88") { employer notAcceptedGround history { to } } }`);
    const history = [{ to: "RECEIVED" }];
    expect(data.jobOrder).toEqual({ employer: "見本警備株式会社", notAcceptedGround: null, history });
  });

  it("finds a job order by its id, with the employer's name when it is disclosed", async () => {
    const { data } = await party.ask(
      `query ($id: ID!) { jobOrder(id: $id) { employer mandatoryRetirementAge ageLimit { minimum } } }`,
      { id: id.care },
    );
    expect(data.jobOrder).toEqual({ employer: "見本警備株式会社", mandatoryRetirementAge: 60, ageLimit: null });
  });

  it.each(["０１０１０－８８", "01010ー88", " 01010-88 ", "０1０1０−8８", "０１０１０８８"])(
    "is found by the number %j",
    async (number) => {
      const { data } = await party.ask("query ($number: String!) { jobOrder(number: $number) { id } }", { number });
      expect(data.jobOrder).toEqual({ id: id.guard });
    },
  );

  it.each(["", "　", "-"])("is refused for a number that is none: %j", async (number) => {
    const { errors } = await party.ask("query ($number: String!) { jobOrder(number: $number) { id } }", { number });
    expect(errors).toMatchObject([{ extensions: { refusal: "INPUT_REQUIRED", inputPath: ["number"] } }]);
  });

  it("returns null for an unknown order", async () => {
    const { data, errors } = await party.ask(
      `query ($id: ID!) { byId: jobOrder(id: $id) { id } byNumber: jobOrder(number: "01010-99") { id } odd: jobOrder(number: "x") { id } }`,
      { id: randomUUID() },
    );
    expect([data, errors]).toEqual([{ byId: null, byNumber: null, odd: null }, []]);
  });

  it.each([
    ["{ jobOrder { id } }", "ID_OR_NUMBER"],
    [`{ jobOrder(id: "${randomUUID()}", number: "01010-88") { id } }`, "ID_OR_NUMBER"],
    [`{ jobOrder(id: "01010-88") { id } }`, "MALFORMED_ID"],
  ])("refuses %s with %s", async (query, refusal) => {
    expect((await party.ask(query)).errors).toMatchObject([{ extensions: { code: "BAD_USER_INPUT", refusal } }]);
  });

  it("expires a job order from the day after its deadline", async () => {
    const { data } = await party.ask(
      `query ($last: ID!, $past: ID!) { last: jobOrder(id: $last) { status } past: jobOrder(id: $past) { status } }`,
      { last: id.lathe, past: id.past },
    );
    expect([data.last.status, data.past.status]).toEqual(["OPEN", "EXPIRED"]);
  });
});

describe("the list of job orders", () => {
  it("lists the open orders, newest first, when no status is given", async () => {
    expect(await list({})).toEqual(["guard", "care", "clerk", "lathe"]);
  });

  it.each([
    [{ status: "OPEN" }, ["guard", "care", "clerk", "lathe"]],
    [{ status: "EXPIRED" }, ["past", "closed"]],
    [{ status: "FILLED" }, ["filled"]],
    [{ status: "NOT_ACCEPTED" }, ["refused"]],
    [{ occupationCode: "45" }, ["guard", "lathe"]],
    [{ occupationCode: "454-02" }, ["lathe"]],
    [{ occupationCode: "４５４－０２" }, ["lathe"]],
    [{ occupationCode: "C" }, []],
    [{ workplaceWardCode: "011045" }, ["guard"]],
    [{ employmentType: "PART_TIME" }, ["clerk"]],
    [{ trialMode: "DUAL" }, ["guard"]],
    [{ minimumHourlyWage: 800, employmentType: "PART_TIME" }, ["clerk"]],
    [{ minimumHourlyWage: 801, employmentType: "PART_TIME" }, []],
    [{ openToAge: 17 }, ["care", "clerk", "lathe"]],
    [{ openToAge: 34 }, ["guard", "care", "clerk", "lathe"]],
    [{ openToAge: 59 }, ["guard", "care", "lathe"]],
    [{ openToAge: 60 }, ["guard", "lathe"]],
    [{ openToAge: 62, trialMode: "TRIAL_ONLY" }, ["lathe"]],
  ])("lists the orders that match %j", async (filter, names) => {
    expect(await list({ filter })).toEqual(names);
  });

  it.each([
    ["旋盤", ["lathe"]],
    ["ＮＣ旋盤", ["lathe"]],
    ["nc旋盤", ["lathe"]],
    ["でいさーびす", ["care"]],
    ["デイサービス", ["care"]],
    ["ﾃﾞｲｻｰﾋﾞｽ", ["care"]],
    ["デイ・サ－ビス", ["care"]],
    ["工", ["lathe"]],
    ["清掃", []],
  ])("finds the open orders that contain %j", async (search, names) => {
    expect(await list({ search })).toEqual(names);
  });

  it("refuses an impossible age", async () => {
    const { errors } = await party.ask(`{ jobOrders(first: 1, filter: { openToAge: -1 }) { totalCount } }`);
    expect(errors).toMatchObject([{ extensions: { code: "BAD_USER_INPUT", refusal: "AGE_OUT_OF_RANGE" } }]);
  });
});
