import { randomUUID } from "node:crypto";
import { arrangeNational } from "@aiwork/kit/national/arrange-national";
import { startTestParty, type TestParty } from "@aiwork/kit/subgraph/test-party";
import { national } from "../../national";

let party: TestParty;
const id: Record<string, string> = {};
beforeAll(async () => {
  party = await startTestParty(national, "seed", "2013-10-31");
  const { person, registration, jobOrder, referral, placement, trial, stateChange } = arrangeNational(party);
  id.seeker = await person();
  const registrationId = await registration({ seekerId: id.seeker });
  const refer = async () =>
    referral({ registrationId, jobOrderId: await jobOrder({ trialMode: "DUAL" }), status: "HIRED" });
  id.referral = await refer();
  id.first = await placement({ referralId: id.referral, onTrial: true });
  id.second = await placement({ referralId: await refer(), onTrial: true });
  id.late = await trial({
    placementId: id.first,
    startsOn: "2013-10-16",
    planDueOn: "2013-10-30",
    plannedEndOn: "2014-01-15",
  });
  id.today = await trial({
    placementId: id.second,
    startsOn: "2013-10-17",
    planDueOn: "2013-10-31",
    plannedEndOn: "2014-01-16",
  });
  id.third = await placement({ referralId: await refer(), onTrial: true });
  id.converted = await trial({
    placementId: id.third,
    startsOn: "2013-07-01",
    plannedEndOn: "2013-09-30",
    planDueOn: "2013-07-15",
    planFiledOn: "2013-07-20",
    status: "CONVERTED",
    endedOn: "2013-09-30",
    endReason: "期間満了",
    convertedOn: "2013-10-01",
  });
  await stateChange(id.late, "2013-10-16T01:00:00Z", "STARTED");
});
afterAll(() => party?.[Symbol.asyncDispose]());

const nameOf = (wanted: string) => Object.keys(id).find((name) => id[name] === wanted);
const namesOf = (list: { edges: { node: { id: string } }[] }) => list.edges.map(({ node }) => nameOf(node.id));

describe("a trial employment", () => {
  const FIELDS = `version placement { id referral { id } } ruleVersion startsOn plannedEndOn planDueOn planFiledOn planOverdue
    status endedOn endReason convertedOn history { to }`;
  const entity = (one: string | undefined) =>
    party.ask(`query ($of: [_Any!]!) { _entities(representations: $of) { ... on TrialEmployment { ${FIELDS} } } }`, {
      of: [{ __typename: "TrialEmployment", id: one }],
    });

  it("returns a trial as its row says", async () => {
    const { data } = await entity(id.converted);
    expect(data._entities).toMatchObject([
      {
        version: 1,
        placement: { id: id.third },
        ruleVersion: "2013",
        startsOn: "2013-07-01",
        plannedEndOn: "2013-09-30",
        planDueOn: "2013-07-15",
        planFiledOn: "2013-07-20",
        planOverdue: false,
        status: "CONVERTED",
        endedOn: "2013-09-30",
        endReason: "期間満了",
        convertedOn: "2013-10-01",
        history: [],
      },
    ]);
    expect((await entity(randomUUID())).data._entities).toEqual([null]);
  });

  it("returns the same trials in the person's list, newest first", async () => {
    const { data } = await party.ask(
      `query ($id: ID!) { seeker(id: $id) { national { trialEmployments { id ${FIELDS} } } } }`,
      { id: id.seeker },
    );
    const { trialEmployments } = data.seeker.national;
    expect(trialEmployments.map((one: { id: string }) => nameOf(one.id))).toEqual(["today", "late", "converted"]);
    const alone = (await entity(id.late)).data._entities[0];
    expect(trialEmployments[1]).toEqual({ id: id.late, ...alone });
    expect(alone).toMatchObject({
      placement: { id: id.first, referral: { id: id.referral } },
      history: [{ to: "STARTED" }],
    });
  });

  it("is overdue from the day after the plan's due day while no plan is filed", async () => {
    expect((await entity(id.late)).data._entities).toMatchObject([{ planOverdue: true }]);
    expect((await entity(id.today)).data._entities).toMatchObject([{ planOverdue: false }]);
  });

  it.each([
    [{}, ["today", "late", "converted"]],
    [{ status: "STARTED" }, ["today", "late"]],
    [{ planOverdue: true }, ["late"]],
    [{ planOverdue: false }, ["today", "converted"]],
    [{ endingBy: "2014-01-15" }, ["late", "converted"]],
    [{ endingBy: "2014-01-15", status: "STARTED", planOverdue: true }, ["late"]],
  ])("lists the trials that match %j, newest first", async (filter, names) => {
    const { data } = await party.ask(
      `query ($filter: TrialEmploymentFilter) { trialEmployments(filter: $filter, first: 10) { edges { node { id } } totalCount } }`,
      { filter },
    );
    expect([namesOf(data.trialEmployments), data.trialEmployments.totalCount]).toEqual([names, names.length]);
  });
});

describe("the rules of trial employment", () => {
  const rules = async (on: string | null = null) => {
    const query = `query ($on: Date) { trialRules(on: $on) { version from until maxMonths planDueDays source
      groups { code title minimumAge maximumAge bornFrom } } }`;
    const { data, errors } = await party.askAs({ role: "anonymous" }, query, { on });
    expect(errors).toEqual([]);
    return data.trialRules;
  };

  it("are listed for everybody by version, each with its days and groups", async () => {
    const [first, second] = await rules();
    expect(first).toMatchObject({ version: "2013", until: "2014-02-28", maxMonths: 3, planDueDays: 14 });
    expect(first.groups).toHaveLength(7);
    expect(first.groups[0]).toMatchObject({ code: "AGE_45_TO_64", minimumAge: 45, maximumAge: 64, bornFrom: null });
    expect(second).toMatchObject({ version: "2023", from: "2023-04-01", until: null });
    expect(second.groups).toContainEqual({
      code: "CASE_WORKER_SUPPORT",
      title: "1968年4月2日以降に生まれ、担当者制の支援を受けている者",
      minimumAge: null,
      maximumAge: null,
      bornFrom: "1968-04-02",
    });
  });

  it.each([
    ["2013-10-31", ["2013"]],
    ["2014-03-01", []],
    ["2026-01-01", ["2023"]],
  ])("are one at most for referrals of %s", async (day, versions) => {
    expect((await rules(day)).map(({ version }: { version: string }) => version)).toEqual(versions);
  });
});
