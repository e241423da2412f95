import { randomUUID } from "node:crypto";
import {
  illegalTransitions,
  legalTransitions,
  parseTransitionSteps,
  transitionSteps,
} from "@aiwork/kit/agreement/transition-steps";
import { arrangeCity } from "@aiwork/kit/city/arrange-city";
import { CITY_PROGRAM_OFFICER, cityMutations } from "@aiwork/kit/city/send-city-mutation";
import { startTestParty, type TestParty } from "@aiwork/kit/subgraph/test-party";
import { city } from "../../city";
import { LOCAL_JOB_MANUAL_TRANSITIONS, LOCAL_JOB_TRANSITIONS, type LocalJobStatus } from "./local-job.entity";

let party: TestParty;
let mutations: ReturnType<typeof cityMutations>;
beforeAll(async () => {
  party = await startTestParty(city, "seed", "2013-10-31");
  mutations = cityMutations(party);
});
afterAll(() => party?.[Symbol.asyncDispose]());

const PLAIN = {
  title: "除雪作業員",
  employer: "札幌市",
  description: "道路の除雪",
  occupationCode: "F/36",
  workplaceWardCode: "011045",
  employmentType: "PART_TIME",
  wage: { unit: "HOURLY", minimum: 800, maximum: 1000 },
  openings: 3,
  contact: "経済局 雇用推進部",
  url: "https://example.jp",
  applyBy: "2013-12-20",
};
const FIELDS = `localJob { id version title employer description occupationCode workplaceWardCode employmentType
  wage { unit minimum maximum } openings contact url publishedOn applyBy status history { from to reason by { role } } }`;
const draft = (more: object = {}) =>
  mutations.mutate(CITY_PROGRAM_OFFICER, "draftLocalJob", { ...PLAIN, ...more }, FIELDS);
const job = (more: Record<string, unknown> = {}) => arrangeCity(party, "local_job", more);
const listed = async () => {
  const { data } = await party.askAs({ role: "anonymous" }, "{ localJobs(first: 100) { edges { node { id } } } }");
  return data.localJobs.edges.map(({ node }: { node: { id: string } }) => node.id);
};

describe("a local job", () => {
  it("drafts a local job with every field and shows it to city staff only", async () => {
    const { localJob, userErrors } = await draft();
    expect(userErrors).toEqual([]);
    expect(localJob).toEqual({
      id: expect.any(String),
      version: 1,
      ...PLAIN,
      publishedOn: null,
      status: "DRAFT",
      history: [{ from: null, to: "DRAFT", reason: null, by: { role: "city.program_officer" } }],
    });
    expect(await listed()).not.toContain(localJob.id);
  });

  it("keeps codes that are typed in another width or case as the lists have them", async () => {
    const { localJob } = await draft({ occupationCode: "ｆ／３６", workplaceWardCode: "０１１０４５" });
    expect(localJob).toMatchObject({ occupationCode: "F/36", workplaceWardCode: "011045" });
  });

  it("drafts a local job without ward, address or maximum wage, with the business day as its last day to apply", async () => {
    const none = { workplaceWardCode: null, url: null, wage: { unit: "DAILY", minimum: 1 }, applyBy: "2013-10-31" };
    const { localJob } = await draft(none);
    expect(localJob).toMatchObject({ ...none, wage: { unit: "DAILY", minimum: 1, maximum: null } });
  });

  it.each(["C", "C/25", "C/25/251/251-01", "06/033/033-01", "096"])(
    "accepts an occupation code: %s",
    async (occupationCode) => {
      expect((await draft({ occupationCode })).userErrors).toEqual([]);
    },
  );

  it.each([
    ["without its title", { title: " " }, "TEXT_REQUIRED title"],
    ["without its employer", { employer: " " }, "TEXT_REQUIRED employer"],
    ["without its description", { description: " " }, "TEXT_REQUIRED description"],
    ["without its contact", { contact: " " }, "TEXT_REQUIRED contact"],
    ["with an occupation in words", { occupationCode: "除雪" }, "OCCUPATION_CODE_FORM occupationCode"],
    ["with a code of no level", { occupationCode: "L/99" }, "OCCUPATION_CODE_FORM occupationCode"],
    ["in a ward with a wrong check digit", { workplaceWardCode: "011046" }, "AREA_CODE_FORM workplaceWardCode"],
    ["in a ward that does not exist", { workplaceWardCode: "011126" }, "NO_SUCH_WARD workplaceWardCode"],
    ["without pay", { wage: { unit: "HOURLY", minimum: 0 } }, "WAGE_OUT_OF_RANGE wage minimum"],
    [
      "with a maximum wage below the minimum",
      { wage: { unit: "HOURLY", minimum: 2, maximum: 1 } },
      "WAGE_REVERSED wage maximum",
    ],
    ["with no opening", { openings: 0 }, "OPENINGS_OUT_OF_RANGE openings"],
    ["with 1,000 openings", { openings: 1000 }, "OPENINGS_OUT_OF_RANGE openings"],
    ["to be applied for in another age", { applyBy: "9999-12-31" }, "DAY_TOO_LATE applyBy"],
    ["with a line break in its title", { title: "清掃\n員" }, "LINE_BREAK_FOUND title"],
    ["whose last day to apply was yesterday", { applyBy: "2013-10-30" }, "APPLY_BY_PAST applyBy"],
    ["with a script for an address", { url: "javascript:alert(1)" }, "URL_FORM url"],
    ["with a job but no version", { localJobId: randomUUID() }, "REVISION_WITHOUT_VERSION version"],
    ["with a version but no job", { version: 1 }, "REVISION_WITHOUT_VERSION localJobId"],
    ["that is unknown", { localJobId: randomUUID(), version: 1 }, "NO_SUCH_RECORD localJobId"],
  ])("refuses a local job %s, and writes nothing", async (_, more, refusal) => {
    expect(await mutations.userError(CITY_PROGRAM_OFFICER, "draftLocalJob", { ...PLAIN, ...more })).toBe(refusal);
  });

  it.each(["DRAFT", "PUBLISHED"])("revises a local job as a new version when it is %s", async (status) => {
    const localJobId = await job({ status, url: "https://example.jp/old" });
    const { localJob } = await draft({ localJobId, version: 1, url: null });
    expect(localJob).toMatchObject({ id: localJobId, version: 2, title: "除雪作業員", url: null, status });
    expect(localJob).toMatchObject({ publishedOn: "2013-10-02", history: [{ from: status, to: status }] });
    const input = { ...PLAIN, localJobId, version: 1 };
    expect(await mutations.userError(CITY_PROGRAM_OFFICER, "draftLocalJob", input)).toBe("VERSION_CONFLICT version");
  });

  it.each([
    { status: "FILLED" },
    { status: "EXPIRED" },
    { status: "WITHDRAWN" },
    { status: "PUBLISHED", apply_by: "2013-10-30" },
  ])("refuses to revise a local job that is no longer offered: %j", async (more) => {
    const input = { ...PLAIN, localJobId: await job(more), version: 1 };
    expect(await mutations.userError(CITY_PROGRAM_OFFICER, "draftLocalJob", input)).toBe("JOB_ENDED localJobId");
  });
});

describe("the state of a local job", () => {
  const take = async (status: LocalJobStatus, to: LocalJobStatus, more: object = {}) => {
    return { localJobId: await job({ status, ...more }), version: 1, to, reason: "応募多数のため" };
  };
  const mutation = "changeLocalJobStatus";

  it("has the transitions of the domain's state machine, with EXPIRED by the day only", () => {
    expect(transitionSteps(LOCAL_JOB_MANUAL_TRANSITIONS)).toEqual(
      parseTransitionSteps("DRAFT→PUBLISHED⇄FILLED; PUBLISHED⇄WITHDRAWN"),
    );
    expect(transitionSteps(LOCAL_JOB_TRANSITIONS)).toEqual(
      parseTransitionSteps("DRAFT→PUBLISHED⇄FILLED; PUBLISHED⇄WITHDRAWN; PUBLISHED→EXPIRED"),
    );
  });

  it.each(legalTransitions(LOCAL_JOB_MANUAL_TRANSITIONS))(
    "changes a local job from %s to %s and keeps the reason in its history",
    async (from, to) => {
      const input = await take(from, to);
      const { localJob } = await mutations.mutate(
        CITY_PROGRAM_OFFICER,
        mutation,
        input,
        "localJob { version status history { from to reason } }",
      );
      const history = [{ from, to, reason: "応募多数のため" }];
      expect(localJob).toEqual({ version: 2, status: to, history });
    },
  );

  it.each(illegalTransitions(LOCAL_JOB_MANUAL_TRANSITIONS))(
    "refuses to change a local job from %s to %s",
    async (from, to) => {
      expect(await mutations.userError(CITY_PROGRAM_OFFICER, mutation, await take(from, to))).toBe(
        "ILLEGAL_TRANSITION to",
      );
    },
  );

  it("makes one that was filled by mistake public again with a reason, since the day it was", async () => {
    const input = await take("FILLED", "PUBLISHED", { published_on: "2013-10-01" });
    const silent = { ...input, reason: null };
    expect(await mutations.userError(CITY_PROGRAM_OFFICER, mutation, silent)).toBe("REASON_REQUIRED reason");
    const { localJob } = await mutations.mutate(CITY_PROGRAM_OFFICER, mutation, input, "localJob { publishedOn }");
    expect(localJob).toEqual({ publishedOn: "2013-10-01" });
  });

  it("refuses every change of a local job that has expired", async () => {
    const input = await take("PUBLISHED", "FILLED", { apply_by: "2013-10-30" });
    expect(await mutations.userError(CITY_PROGRAM_OFFICER, mutation, input)).toBe("ILLEGAL_TRANSITION to");
  });

  it("shows a local job to the public from its publication until its last day to apply", async () => {
    const input = await take("DRAFT", "PUBLISHED", { published_on: null });
    const { localJob } = await mutations.mutate(CITY_PROGRAM_OFFICER, mutation, input, "localJob { publishedOn }");
    expect(localJob).toEqual({ publishedOn: "2013-10-31" });
    expect(await listed()).toContain(input.localJobId);
    const late = await take("DRAFT", "PUBLISHED", { published_on: null, apply_by: "2013-10-30" });
    expect(await mutations.userError(CITY_PROGRAM_OFFICER, mutation, late)).toBe("APPLY_BY_PAST to");
  });

  it("changes a local job without a reason, but refuses a blank reason and another version", async () => {
    const input = await take("PUBLISHED", "FILLED");
    expect(await mutations.userError(CITY_PROGRAM_OFFICER, mutation, { ...input, reason: " " })).toBe(
      "REASON_REQUIRED reason",
    );
    expect(await mutations.userError(CITY_PROGRAM_OFFICER, mutation, { ...input, version: 2 })).toBe(
      "VERSION_CONFLICT version",
    );
    expect(await mutations.userError(CITY_PROGRAM_OFFICER, mutation, { ...input, localJobId: randomUUID() })).toBe(
      "NO_SUCH_RECORD localJobId",
    );
    expect((await mutations.mutate(CITY_PROGRAM_OFFICER, mutation, { ...input, reason: null })).userErrors).toEqual([]);
  });
});
