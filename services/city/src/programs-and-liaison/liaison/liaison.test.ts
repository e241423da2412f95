import { randomUUID } from "node:crypto";
import { arrangeCity } from "@aiwork/kit/city/arrange-city";
import { CITY_COUNSELOR } from "@aiwork/kit/city/send-city-mutation";
import { startTestParty, type TestParty } from "@aiwork/kit/subgraph/test-party";
import { city } from "../../city";

let party: TestParty;
const seeker_id = randomUUID();
const liaisons: Record<string, string> = {};
beforeAll(async () => {
  party = await startTestParty(city, "seed", "2013-10-31");
  const bring = async (name: string, opened_on: string, more: object) => {
    liaisons[name] = await arrangeCity(party, "liaison", { seeker_id, opened_on, ...more });
  };
  await bring("waiting", "2013-10-15", { due_on: "2013-10-31" });
  await bring("late", "2013-10-14", { due_on: "2013-10-30", service_point_id: "teine" });
  await bring("expired", "2013-10-13", { due_on: "2013-10-20", status: "EXPIRED" });
  await bring("accepted", "2013-10-12", { due_on: "2013-10-20", status: "ACCEPTED", answered_on: "2013-10-18" });
  await bring("department", "2013-10-11", {
    addressed_to: "CITY_DEPARTMENT",
    department: "PUBLIC_ASSISTANCE",
    due_on: "2013-10-20",
    status: "DONE",
    answered_on: "2013-10-12",
    answer: "承知しました",
    outcome: "開始した",
    version: 3,
  });
});
afterAll(() => party?.[Symbol.asyncDispose]());

async function listed(filter: object): Promise<unknown[]> {
  const { data, errors } = await party.ask(
    "query ($filter: LiaisonFilter) { liaisons(filter: $filter, first: 10) { totalCount edges { node { id } } } }",
    { filter },
  );
  expect(errors).toEqual([]);
  const names = new Map(Object.entries(liaisons).map(([name, id]) => [id, name]));
  const found = data.liaisons.edges.map(({ node }: { node: { id: string } }) => names.get(node.id));
  expect(data.liaisons.totalCount).toBe(found.length);
  return found;
}

async function liaison(id: string | undefined) {
  const { data } = await party.ask(
    `query ($id: ID!) { liaison(id: $id) {
      id version seeker { id } servicePoint { name } openedBy addressedTo department { code name } purpose openedOn dueOn status overdue
      answeredOn answeredLate answer outcome history { to }
    } }`,
    { id },
  );
  return data.liaison;
}

describe("a liaison", () => {
  it("reads a liaison with its fields", async () => {
    await arrangeCity(party, "state_change", { subject_id: liaisons.department, to_state: "SENT" });
    expect(await liaison(liaisons.department)).toEqual({
      id: liaisons.department,
      version: 3,
      seeker: { id: seeker_id },
      servicePoint: { name: "あいワーク白石" },
      openedBy: "CITY",
      addressedTo: "CITY_DEPARTMENT",
      department: { code: "PUBLIC_ASSISTANCE", name: "保健福祉部 保護課" },
      purpose: "職業相談の実施",
      openedOn: "2013-10-11",
      dueOn: "2013-10-20",
      status: "DONE",
      overdue: false,
      answeredOn: "2013-10-12",
      answeredLate: false,
      answer: "承知しました",
      outcome: "開始した",
      history: [{ to: "SENT" }],
    });
  });

  it("reads an unknown liaison as null", async () => {
    expect(await liaison(randomUUID())).toBeNull();
  });

  it("refuses a liaison id that is malformed", async () => {
    const { errors } = await party.ask('{ liaison(id: "1") { id } }');
    expect(errors).toMatchObject([{ extensions: { code: "BAD_USER_INPUT", refusal: "MALFORMED_ID" } }]);
  });

  it.each([
    ["waiting", "SENT", false],
    ["late", "SENT", true],
    ["expired", "EXPIRED", false],
    ["accepted", "ACCEPTED", false],
  ])(
    "marks a liaison overdue from the day after its due day while it is not answered: %s",
    async (name, status, overdue) => {
      expect(await liaison(liaisons[name])).toMatchObject({ status, overdue });
    },
  );
});

describe("the worklist of liaisons", () => {
  it.each([
    [{}, ["waiting", "late", "expired", "accepted", "department"]],
    [{ status: "SENT" }, ["waiting", "late"]],
    [{ status: "EXPIRED" }, ["expired"]],
    [{ status: "ACCEPTED" }, ["accepted"]],
    [{ overdue: true }, ["late"]],
    [{ overdue: false }, ["waiting", "expired", "accepted", "department"]],
    [{ overdue: true, servicePointId: "teine" }, ["late"]],
    [{ overdue: true, status: "EXPIRED" }, []],
    [{ addressedTo: "CITY_DEPARTMENT" }, ["department"]],
    [{ servicePointId: "atsubetsu" }, []],
    [{ dueBy: "2013-10-31" }, ["waiting", "late"]],
    [{ dueBy: "2013-10-30" }, ["late"]],
    [{ dueBy: "2013-10-29" }, []],
  ])("filters the worklist of liaisons by %j, latest first", async (filter, found) => {
    expect(await listed(filter)).toEqual(found);
  });

  it("finds the liaisons about one person, under any of the person's ids", async () => {
    const [duplicate_id, other] = [await arrangeCity(party, "city_file"), await arrangeCity(party, "city_file")];
    liaisons.joined = await arrangeCity(party, "liaison", { seeker_id: duplicate_id, opened_on: "2013-09-01" });
    await party.database.dataSource.query(
      "insert into linked_file (duplicate_id, kept_id, by_role, reason) values ($1, $2, 'city.counselor', '同一人物')",
      [duplicate_id, other],
    );
    expect(await listed({ seekerId: other })).toEqual(["joined"]);
    expect(await listed({ seekerId: duplicate_id })).toEqual(["joined"]);
    expect(await listed({ seekerId: seeker_id, status: "SENT" })).toEqual(["waiting", "late"]);
  });

  it("finds those in which the caller took a step, by the name in the token", async () => {
    const by = (name: string, by_name: string, by_party = "CITY") =>
      arrangeCity(party, "state_change", { subject_id: liaisons[name], to_state: "SENT", by_party, by_name });
    await by("waiting", "相談　花子");
    await by("late", "別人 次郎");
    await by("accepted", "相談 花子", "NATIONAL");
    const who = { ...CITY_COUNSELOR, servicePoints: ["shiroishi", "teine"] };
    const query = "{ liaisons(filter: { mine: true }, first: 10) { edges { node { id } } } }";
    const { data, errors } = await party.askAs(who, query);
    expect([data.liaisons.edges, errors]).toEqual([[{ node: { id: liaisons.waiting } }], []]);
    expect((await party.askAs({ ...who, name: null }, query)).data.liaisons.edges).toEqual([]);
  });
});
