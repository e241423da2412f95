import { randomUUID } from "node:crypto";
import { arrangeNational } from "@aiwork/kit/national/arrange-national";
import {
  NATIONAL_COUNSELOR,
  NATIONAL_COUNSELOR_ELSEWHERE,
  nationalMutation,
  onlyUserError,
} from "@aiwork/kit/national/send-mutation";
import { startTestParty, type TestParty } from "@aiwork/kit/subgraph/test-party";
import { national } from "../../national";

let party: TestParty;
let send: ReturnType<typeof nationalMutation>;
let seekerId: string;
let consultationId: string;
beforeAll(async () => {
  party = await startTestParty(national, "seed", "2013-10-31");
  send = nationalMutation(
    party,
    "markConsultationNextAction",
    "consultation { nextAction { text doneOn doneBy { party role name } } }",
  );
});
const AGREED = { nextActionText: "応募する", nextActionOwner: "NATIONAL", nextActionDueOn: "2013-10-20" } as const;
const held = (more: object = {}) =>
  arrangeNational(party).consultation({ seekerId, heldOn: "2013-10-10", ...AGREED, ...more });
beforeEach(async () => {
  await party.database.dataSource.query("delete from consultation");
  seekerId = await arrangeNational(party).person();
  await arrangeNational(party).registration({ seekerId });
  consultationId = await held();
});
afterAll(() => party?.[Symbol.asyncDispose]());

const mark = (doneOn: string | null) => send(NATIONAL_COUNSELOR, { consultationId, doneOn });
const refused = async (input: object, who = NATIONAL_COUNSELOR) =>
  onlyUserError(await send(who, { consultationId, doneOn: "2013-10-20", ...input }));

describe("markConsultationNextAction", () => {
  it("marks the next action as done, in the consultation and in the person's half, and as open again", async () => {
    const done = {
      text: "応募する",
      doneOn: "2013-10-20",
      doneBy: { party: "NATIONAL", role: "national.counselor", name: "紹介 一子" },
    };
    expect((await mark("2013-10-20")).consultation.nextAction).toEqual(done);
    const query = `query ($id: ID!) {
      seeker(id: $id) { national { nextAction { text doneOn doneBy { party role name } } } } }`;
    const { data } = await party.askAs(NATIONAL_COUNSELOR, query, { id: seekerId });
    expect(data.seeker.national.nextAction).toEqual(done);
    expect((await mark(null)).consultation.nextAction).toEqual({ text: "応募する", doneOn: null, doneBy: null });
  });

  it.each([
    ["with a day to come", { doneOn: "2013-11-01" }, ["DAY_IN_THE_FUTURE", "doneOn"]],
    ["before it was agreed on", { doneOn: "2013-10-09" }, ["DONE_BEFORE_AGREED", "doneOn"]],
    ["as open while it is", { doneOn: null }, ["NEXT_ACTION_OPEN", "consultationId"]],
    ["in no consultation", { consultationId: randomUUID() }, ["NO_SUCH_RECORD", "consultationId"]],
  ])("is refused %s", async (_, input, refusal) => {
    expect(await refused(input)).toEqual(refusal);
  });

  it("is refused a second time, at another service point, and where nothing was agreed on or the consultation is void", async () => {
    expect(await refused({}, NATIONAL_COUNSELOR_ELSEWHERE)).toEqual(["NO_SUCH_RECORD", "consultationId"]);
    await mark("2013-10-20");
    expect(await refused({})).toEqual(["NEXT_ACTION_DONE", "consultationId"]);
    const nothing = { nextActionText: null, nextActionOwner: null, nextActionDueOn: null };
    expect(await refused({ consultationId: await held(nothing) })).toEqual(["NO_NEXT_ACTION", "consultationId"]);
    const voided = await held();
    await party.database.dataSource.query("update consultation set status = 'VOIDED' where id = $1", [voided]);
    expect(await refused({ consultationId: voided })).toEqual(["NO_NEXT_ACTION", "consultationId"]);
  });
});

describe("the list of consultations", () => {
  const listed = async (filter: object, who = NATIONAL_COUNSELOR) => {
    const query = `query ($filter: ConsultationFilter) {
      consultations(filter: $filter, first: 10) { edges { node { id } } } }`;
    const { data, errors } = await party.askAs(who, query, { filter });
    expect(errors).toEqual([]);
    return data.consultations.edges.map(({ node }: { node: { id: string } }) => node.id);
  };

  it("finds what is still to be done, and what of it is due", async () => {
    const later = await held({ heldOn: "2013-10-11", nextActionDueOn: "2013-11-20" });
    const done = await held({
      ...{ heldOn: "2013-10-13", nextActionDoneOn: "2013-10-14", nextActionDoneByRole: "national.counselor" },
    });
    expect(await listed({ nextActionOpen: true })).toEqual([later, consultationId]);
    expect(await listed({ nextActionOpen: false })).toEqual([done]);
    expect(await listed({ nextActionDueBy: "2013-10-31" })).toEqual([consultationId]);
  });

  it("finds the caller's own, and those with a person by name", async () => {
    const hers = await held({ heldOn: "2013-10-11", byName: "紹介 一子" });
    await held({ heldOn: "2013-10-12", byName: "別 太郎" });
    expect(await listed({ mine: true })).toEqual([hers]);
    expect(await listed({ mine: false })).toHaveLength(3);
    const query = "update national_profile set name = '髙橋 一' where seeker_id = $1";
    await party.database.dataSource.query(query, [seekerId]);
    expect(await listed({ person: "高橋 一", mine: true })).toEqual([hers]);
    expect(await listed({ person: "高橋 二" })).toEqual([]);
  });
});
