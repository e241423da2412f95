import { randomUUID } from "node:crypto";
import { arrangeNational } from "@aiwork/kit/national/arrange-national";
import { startTestParty, type TestParty } from "@aiwork/kit/subgraph/test-party";
import { national } from "../../national";

let party: TestParty;
const id: Record<string, string> = {};
beforeAll(async () => {
  party = await startTestParty(national, "seed", "2013-10-31");
  const { person, registration, jobOrder, negotiation, referral, placement, trial, stateChange } =
    arrangeNational(party);
  id.seeker = await person();
  id.registration = await registration({ seekerId: id.seeker });
  id.elsewhere = await registration({ seekerId: id.seeker, servicePointId: "toyohira", receivedOn: "2013-07-01" });
  id.guard = await jobOrder({ trialMode: "DUAL" });
  id.care = await jobOrder({ title: "介護職員", mandatoryRetirementAge: 60 });
  id.agreed = await negotiation({
    registrationId: id.registration,
    jobOrderId: id.care,
    status: "AGREED",
    openedOn: "2013-10-02",
    settledOn: "2013-10-04",
  });
  id.negotiated = await referral({
    registrationId: id.registration,
    jobOrderId: id.care,
    issuedOn: "2013-10-05",
    status: "INTERVIEW_SET",
    interviewOn: "2013-10-15",
    negotiationId: id.agreed,
  });
  id.trial = await referral({
    registrationId: id.registration,
    jobOrderId: id.guard,
    letterNumber: "25-0001",
    issuedOn: "2013-09-20",
    servicePointId: null,
    byName: "北海 一子",
    track: "TRIAL",
    status: "HIRED",
    interviewOn: "2013-09-25",
    concludedOn: "2013-09-27",
    trialDecision: {
      ruleVersion: "2013",
      group: "中高年齢者",
      reason: "経験のない職種に就く",
      decidedOn: "2013-09-19",
      decidedByRole: "national.counselor",
      agreedOn: "2013-09-18",
    },
  });
  const taken = { referralId: id.trial, hiredOn: "2013-09-27", startsOn: "2013-10-01" };
  await placement({ ...taken, status: "VOIDED", voidReason: "誤記録" });
  id.placement = await placement({ ...taken, onTrial: true });
  const days = { startsOn: "2013-10-01", planDueOn: "2013-10-15", plannedEndOn: "2013-12-31" };
  id.trialEmployment = await trial({ placementId: id.placement, ...days });
  id.old = await referral({
    registrationId: id.elsewhere,
    jobOrderId: id.guard,
    issuedOn: "2013-07-10",
    servicePointId: "toyohira",
    status: "NOT_HIRED",
  });
  await stateChange(id.trial, "2013-09-20T01:00:00Z", "ISSUED");
});
afterAll(() => party?.[Symbol.asyncDispose]());

const nameOf = (wanted: string) => Object.keys(id).find((name) => id[name] === wanted);
const namesOf = (list: { edges: { node: { id: string } }[] }) => list.edges.map(({ node }) => nameOf(node.id));

const EDGES = `letterNumber registration { id seeker { id } } jobOrder { id title } servicePoint { id } track issuedOn
  by { party role name } status interviewOn outcomeReason negotiation { id topic registration { id } jobOrder { id } }
  trialDecision { ruleVersion group reason decidedOn by { party role name } seekerAgreedOn }
  placement { id status referral { id } trial { id placement { id } } } history { to }`;

const onTrial = () => ({
  letterNumber: "25-0001",
  registration: { id: id.registration, seeker: { id: id.seeker } },
  jobOrder: { id: id.guard, title: "警備員" },
  servicePoint: null,
  track: "TRIAL",
  issuedOn: "2013-09-20",
  by: { party: "NATIONAL", role: "national.counselor", name: "北海 一子" },
  status: "HIRED",
  interviewOn: "2013-09-25",
  outcomeReason: null,
  negotiation: null,
  trialDecision: {
    ruleVersion: "2013",
    group: "中高年齢者",
    reason: "経験のない職種に就く",
    decidedOn: "2013-09-19",
    by: { party: "NATIONAL", role: "national.counselor", name: null },
    seekerAgreedOn: "2013-09-18",
  },
  placement: {
    id: id.placement,
    status: "REPORTED",
    referral: { id: id.trial },
    trial: { id: id.trialEmployment, placement: { id: id.placement } },
  },
  history: [{ to: "ISSUED" }],
});

describe("a referral", () => {
  it("returns a referral as its row says, with its related records", async () => {
    const { data, errors } = await party.ask(`query ($id: ID!) { referral(id: $id) { ${EDGES} } }`, { id: id.trial });
    expect([data.referral, errors]).toEqual([onTrial(), []]);
  });

  it("returns the same referral in the person's list", async () => {
    const { data } = await party.ask(
      `query ($id: ID!) { seeker(id: $id) { national { referrals(first: 9) { edges { node { id ${EDGES} } } } } } }`,
      { id: id.seeker },
    );
    expect(namesOf(data.seeker.national.referrals)).toEqual(["negotiated", "trial", "old"]);
    expect(data.seeker.national.referrals.edges[1].node).toEqual({ id: id.trial, ...onTrial() });
  });

  it("cites the negotiation before it, and is no placement", async () => {
    const { data } = await party.ask(
      `query ($id: ID!) { referral(id: $id) { negotiation { id topic registration { id } jobOrder { id } } trialDecision { group } placement { id } } }`,
      { id: id.negotiated },
    );
    expect(data.referral).toEqual({
      negotiation: {
        id: id.agreed,
        topic: "RETIREMENT_AGE",
        registration: { id: id.registration },
        jobOrder: { id: id.care },
      },
      trialDecision: null,
      placement: null,
    });
  });

  it("returns null for an unknown id and refuses a malformed one", async () => {
    const ask = (one: string) => party.ask(`query ($id: ID!) { referral(id: $id) { id } }`, { id: one });
    expect((await ask(randomUUID())).data.referral).toBeNull();
    expect((await ask("1")).errors).toMatchObject([{ extensions: { refusal: "MALFORMED_ID" } }]);
  });
});

describe("the list of referrals at own service points", () => {
  it.each([
    [{}, ["negotiated", "old"]],
    [{ servicePointId: "toyohira" }, ["old"]],
    [{ servicePointId: "teine" }, []],
    [{ status: "INTERVIEW_SET" }, ["negotiated"]],
    [{ issuedBefore: "2013-10-05" }, ["old"]],
    [{ issuedBefore: "2013-10-05", status: "NOT_HIRED" }, ["old"]],
    [{ status: "HIRED" }, []],
  ])("lists the referrals that match %j, newest first", async (filter, names) => {
    const { data } = await party.ask(
      `query ($filter: ReferralFilter) { referrals(filter: $filter, first: 10) { edges { node { id } } totalCount } }`,
      { filter },
    );
    expect([namesOf(data.referrals), data.referrals.totalCount]).toEqual([names, names.length]);
  });
});
