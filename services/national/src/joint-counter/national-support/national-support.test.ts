import { randomUUID } from "node:crypto";
import { arrangeNational, type NationalRows } from "@aiwork/kit/national/arrange-national";
import { startTestParty, type TestParty } from "@aiwork/kit/subgraph/test-party";
import { national } from "../../national";

let party: TestParty;
let seekers: string[];
beforeAll(async () => {
  party = await startTestParty(national, "seed", "2013-10-31");
  const rows = arrangeNational(party);
  seekers = [];
  for (let i = 0; i < 50; i++) seekers.push(await tellCase(rows));
  await party.ask("{ registrations(first: 1) { edges { node { servicePoint { id } } } } }");
});
afterAll(() => party?.[Symbol.asyncDispose]());

/** A person with at least one record of every kind. */
async function tellCase({
  person,
  registration,
  consultation,
  jobOrder,
  negotiation,
  referral,
  placement,
  trial,
}: NationalRows) {
  const seekerId = await person();
  await registration({ seekerId, receivedOn: "2012-05-01", validUntil: "2012-07-31" });
  const registrationId = await registration({ seekerId });
  await consultation({ seekerId, heldOn: "2013-10-02", nextActionText: "求人票を渡す", nextActionOwner: "CITY" });
  await consultation({ seekerId, heldOn: "2013-10-01" });
  const [guard, care] = [await jobOrder({}), await jobOrder({})];
  const negotiationId = await negotiation({
    registrationId,
    jobOrderId: care,
    status: "AGREED",
    settledOn: "2013-10-03",
  });
  await referral({ registrationId, jobOrderId: care, negotiationId });
  const hired = await referral({
    registrationId,
    jobOrderId: guard,
    status: "HIRED",
    interviewOn: "2013-10-08",
    concludedOn: "2013-10-10",
  });
  await trial({ placementId: await placement({ referralId: hired, onTrial: true }) });
  await party.database.dataSource.query(
    `insert into disclosure_consent (id, seeker_id, categories, purpose, evidence, given_on, expires_on)
     values ($1, $2, '{REGISTRATION}', '一体的支援', 'SIGNED_FORM', '2013-09-02', '2014-03-31')`,
    [randomUUID(), seekerId],
  );
  return seekerId;
}

const ORDER = "jobOrder { id number title description employer wage { minimum } ageLimit { ground } status trialMode }";
const REGISTRATION = "id number seeker { id } servicePoint { id name wardName } status validUntil desiredOccupations";
const REFERRAL = `id letterNumber registration { ${REGISTRATION} } ${ORDER} servicePoint { name } track by { role } status
  negotiation { id topic status } trialDecision { group }`;
const page = (node: string) => `(first: 20) { edges { cursor node { ${node} } } pageInfo { hasNextPage endCursor } }`;
const HALF = `profile { name nameKana birthDate sex phone receivesEmploymentInsurance }
  registration { ${REGISTRATION} workHistory outOfWorkSince ageOnReceipt }
  registrations ${page(REGISTRATION)}
  consultations ${page("id seeker { id } servicePoint { name } heldOn minutes topics by { role } summary notes nextAction { text } liaison { id }")}
  negotiations ${page(`id registration { ${REGISTRATION} } ${ORDER} topic request status openedBy { role }`)}
  referrals ${page(`${REFERRAL} placement { id hiredOn countedMonth trial { id planOverdue } }`)}
  placements ${page(`id hiredOn status countedMonth referral { ${REFERRAL} } trial { id status planOverdue }`)}
  trialEmployments { id status planOverdue placement { id hiredOn referral { ${REFERRAL} } } }
  timeline { id at on kind title category subjectId }
  nextAction { text owner dueOn }
  consents { id holder recipient categories purpose evidence givenOn expiresOn withdrawnAt status takenBy { role } }
  withheld { reason }`;

describe("the full national half of one person", () => {
  it("takes at most nine SQL statements", async () => {
    const view = await party.ask(`query ($id: ID!) { seeker(id: $id) { id national { ${HALF} } } }`, {
      id: seekers[0],
    });
    expect(view.errors).toEqual([]);
    expect(view.statements.length).toBeLessThanOrEqual(9);
    const { national: half } = view.data.seeker;
    expect(half).toMatchObject({
      profile: { name: "見本 花子" },
      registration: { status: "ACTIVE" },
      nextAction: { text: "求人票を渡す", owner: "CITY", dueOn: null },
      withheld: [],
    });
    for (const list of ["registrations", "consultations", "referrals"]) expect(half[list].edges).toHaveLength(2);
    for (const list of ["negotiations", "placements"]) expect(half[list].edges).toHaveLength(1);
    expect(half.trialEmployments).toHaveLength(1);
    expect(half.timeline).toHaveLength(13);
  });

  it("runs only the statements that the selection needs", async () => {
    const ask = async (fields: string) =>
      (await party.ask(`query ($id: ID!) { seeker(id: $id) { national { ${fields} } } }`, { id: seekers[0] }))
        .statements;
    expect(await ask("profile { name }")).toEqual(["seekers-at-service-point", "national-halves"]);
    expect(
      await ask("profile { name } registration { status } nextAction { text } consents { id } trialEmployments { id }"),
    ).toHaveLength(2);
    expect(await ask(`referrals ${page("id")}`)).toHaveLength(3);
  });

  it("is null for a person unknown to the national side", async () => {
    const { data, errors } = await party.ask(`query ($id: ID!) { seeker(id: $id) { id national { ${HALF} } } }`, {
      id: "00000000-0000-4000-8000-000000000000",
    });
    expect([data.seeker.national, errors]).toEqual([null, []]);
  });
});

describe("a list with the halves of its persons", () => {
  const ask = (first: number) =>
    party.ask(
      `query ($first: Int!) { registrations(first: $first, filter: { status: ACTIVE }) { edges { node { seeker { national { ${HALF} } } } } } }`,
      { first },
    );

  it("takes as many SQL statements for fifty persons as for five", async () => {
    const [five, fifty] = [await ask(5), await ask(50)];
    expect(fifty.data.registrations.edges).toHaveLength(50);
    expect([...fifty.statements].sort()).toEqual([...five.statements].sort());
    expect(fifty.statements.length).toBeLessThanOrEqual(10);
  });

  it("loads the orders of all referrals in one statement", async () => {
    const of = async (first: number) =>
      (
        await party.ask(
          `query ($first: Int!) { referrals(first: $first) { edges { node { ${REFERRAL} placement { trial { id } } } } } }`,
          { first },
        )
      ).statements;
    const fifty = await of(50);
    expect(fifty).toEqual(expect.arrayContaining([...(await of(5))]));
    expect(fifty).toHaveLength(6);
  });
});
