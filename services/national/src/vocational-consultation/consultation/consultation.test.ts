import { randomUUID } from "node:crypto";
import { arrangeNational } from "@aiwork/kit/national/arrange-national";
import { startTestParty, type TestParty } from "@aiwork/kit/subgraph/test-party";
import { national } from "../../national";

let party: TestParty;
const id: Record<string, string> = { liaison: randomUUID() };
beforeAll(async () => {
  party = await startTestParty(national, "seed", "2013-10-31");
  const { person, consultation, registration } = arrangeNational(party);
  id.seeker = await person();
  await registration({ seekerId: id.seeker });
  id.other = await person();
  id.full = await consultation({
    seekerId: id.seeker,
    heldOn: "2013-10-10",
    minutes: 45,
    topics: ["JOB_MATCHING", "TRIAL_EMPLOYMENT"],
    byName: "北海 一子",
    proposal: "中高年トライアル求人への応募",
    proposalAgreed: true,
    summary: "応募先を絞り込んだ",
    nextActionText: "求人票を渡す",
    nextActionOwner: "NATIONAL",
    nextActionDueOn: "2013-10-17",
    liaisonId: id.liaison ?? null,
  });
  id.plain = await consultation({ seekerId: id.seeker, servicePointId: null, heldOn: "2013-10-20" });
  id.elsewhere = await consultation({ seekerId: id.other, servicePointId: "teine", heldOn: "2013-09-01" });
  await party.database.dataSource.query("insert into consultation_note values ($1, '所内限り')", [id.full]);
});
afterAll(() => party?.[Symbol.asyncDispose]());

const nameOf = (wanted: string) => Object.keys(id).find((name) => id[name] === wanted);
const entity = (one: string | undefined, fields: string) =>
  party.ask(`query ($of: [_Any!]!) { _entities(representations: $of) { ... on Consultation { ${fields} } } }`, {
    of: [{ __typename: "Consultation", id: one }],
  });

describe("a consultation", () => {
  it("returns a consultation as its row says", async () => {
    const { data } = await entity(
      id.full,
      `id seeker { id } servicePoint { id } heldOn minutes topics by { party role name } proposal proposalAgreed summary
      notes nextAction { text owner dueOn } liaison { id }`,
    );
    expect(data._entities).toEqual([
      {
        id: id.full,
        seeker: { id: id.seeker },
        servicePoint: { id: "shiroishi" },
        heldOn: "2013-10-10",
        minutes: 45,
        topics: ["JOB_MATCHING", "TRIAL_EMPLOYMENT"],
        by: { party: "NATIONAL", role: "national.counselor", name: "北海 一子" },
        proposal: "中高年トライアル求人への応募",
        proposalAgreed: true,
        summary: "応募先を絞り込んだ",
        notes: "所内限り",
        nextAction: { text: "求人票を渡す", owner: "NATIONAL", dueOn: "2013-10-17" },
        liaison: { id: id.liaison },
      },
    ]);
  });

  it("returns null for a missing service point, next action, notes and liaison", async () => {
    const { data } = await entity(id.plain, "servicePoint { id } notes nextAction { text } liaison { id }");
    expect(data._entities).toEqual([{ servicePoint: null, notes: null, nextAction: null, liaison: null }]);
  });

  it("returns null for an unknown id and refuses a malformed one", async () => {
    expect((await entity(randomUUID(), "id")).data._entities).toEqual([null]);
    expect((await entity("none", "id")).errors).toMatchObject([{ extensions: { refusal: "MALFORMED_ID" } }]);
  });
});

describe("the list of consultations at own service points", () => {
  it.each([
    [{}, ["full", "elsewhere"]],
    [{ servicePointId: "teine" }, ["elsewhere"]],
    [{ servicePointId: "atsubetsu" }, []],
    [{ from: "2013-10-10" }, ["full"]],
    [{ to: "2013-10-10" }, ["full", "elsewhere"]],
    [{ from: "2013-10-10", to: "2013-10-10" }, ["full"]],
  ])("lists the consultations that match %j, newest first", async (filter, names) => {
    const { data } = await party.ask(
      `query ($filter: ConsultationFilter) { consultations(filter: $filter, first: 10) { edges { node { id } } totalCount } }`,
      { filter },
    );
    expect(data.consultations.edges.map(({ node }: { node: { id: string } }) => nameOf(node.id))).toEqual(names);
    expect(data.consultations.totalCount).toBe(names.length);
  });

  it("lists the earliest consultation first when asked to", async () => {
    const { data } = await party.ask("{ consultations(order: EARLIEST_FIRST, first: 10) { edges { node { id } } } }");
    const ids = data.consultations.edges.map(({ node }: { node: { id: string } }) => nameOf(node.id));
    expect(ids).toEqual(["elsewhere", "full"]);
  });

  it("refuses a filter whose first day is after its last day", async () => {
    const { errors } = await party.ask(
      `{ consultations(first: 1, filter: { from: "2013-10-02", to: "2013-10-01" }) { totalCount } }`,
    );
    expect(errors).toMatchObject([{ extensions: { code: "BAD_USER_INPUT", refusal: "DAYS_REVERSED" } }]);
  });
});
