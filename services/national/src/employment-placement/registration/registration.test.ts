import { randomUUID } from "node:crypto";
import { arrangeNational } from "@aiwork/kit/national/arrange-national";
import { startTestParty, type TestParty } from "@aiwork/kit/subgraph/test-party";
import { national } from "../../national";

let party: TestParty;
const id: Record<string, string> = {};
beforeAll(async () => {
  party = await startTestParty(national, "seed", "2013-10-31");
  const { person, registration, stateChange } = arrangeNational(party);
  id.taro = await person({ name: "見本 太郎", nameKana: "ミホン タロウ", birthDate: "1961-06-15", sex: "MALE" });
  id.hanako = await person({ name: "札幌 花子", nameKana: "サッポロ ハナコ" });
  id.first = await registration({ seekerId: id.taro, receivedOn: "2012-04-02", validUntil: "2012-06-30" });
  id.current = await registration({
    seekerId: id.taro,
    number: "01010-4711",
    receivedOn: "2013-09-02",
    validUntil: "2013-10-31",
    desiredOccupations: ["ビル管理", "清掃員"],
    anyOccupation: true,
    qualifications: ["普通自動車免許"],
    background: { workHistory: "建設作業員", outOfWorkSince: "2013-01-31" },
    ageOnReceipt: 52,
  });
  id.toyohira = await registration({ seekerId: id.hanako, servicePointId: "toyohira", receivedOn: "2013-10-30" });
  id.withdrawn = await registration({ seekerId: id.hanako, receivedOn: "2013-08-01", status: "WITHDRAWN" });
  id.office = await registration({
    seekerId: id.hanako,
    servicePointId: null,
    receivedOn: "2013-07-01",
    status: "PLACED",
  });
  await stateChange(id.current, "2013-09-02T01:00:00Z", "PROVISIONAL");
  await stateChange(id.current, "2013-09-02T02:00:00Z", "ACTIVE", "PROVISIONAL");
});
afterAll(() => party?.[Symbol.asyncDispose]());

const list = async (given: { search?: string; filter?: object }) => {
  const { data, errors } = await party.ask(
    `query ($search: String, $filter: RegistrationFilter) {
      registrations(search: $search, filter: $filter, first: 10) { edges { node { id status } } totalCount }
    }`,
    given,
  );
  expect(errors).toEqual([]);
  expect(data.registrations.totalCount).toBe(data.registrations.edges.length);
  return data.registrations.edges.map(({ node }: { node: { id: string } }) => nameOf(node.id));
};
const nameOf = (wanted: string) => Object.keys(id).find((name) => id[name] === wanted);

describe("a registration", () => {
  it("finds a registration by its number, as its row says", async () => {
    const { data } = await party.ask(`{ registration(number: "01010-4711") {
      id version number seeker { id } office servicePoint { id name } receivedOn validUntil status desiredOccupations
      anyOccupation desiredEmploymentTypes qualifications workHistory outOfWorkSince ageOnReceipt
      history { at by { party role } from to }
    } }`);
    expect(data.registration).toEqual({
      id: id.current,
      version: 1,
      number: "01010-4711",
      seeker: { id: id.taro },
      office: "ハローワーク札幌東",
      servicePoint: { id: "shiroishi", name: "あいワーク白石" },
      receivedOn: "2013-09-02",
      validUntil: "2013-10-31",
      status: "ACTIVE",
      desiredOccupations: ["ビル管理", "清掃員"],
      anyOccupation: true,
      desiredEmploymentTypes: ["REGULAR"],
      qualifications: ["普通自動車免許"],
      workHistory: "建設作業員",
      outOfWorkSince: "2013-01-31",
      ageOnReceipt: 52,
      history: [
        {
          at: "2013-09-02T01:00:00.000Z",
          by: { party: "NATIONAL", role: "national.counselor" },
          from: null,
          to: "PROVISIONAL",
        },
        {
          at: "2013-09-02T02:00:00.000Z",
          by: { party: "NATIONAL", role: "national.counselor" },
          from: "PROVISIONAL",
          to: "ACTIVE",
        },
      ],
    });
  });

  it.each(["０１０１０－４７１１", "01010ー4711", " 01010‐4711　", "⓪①⓪①⓪-④⑦①①", "010104711"])(
    "is found by its number however that is typed: %j",
    async (number) => {
      const { data } = await party.ask(`query ($number: String!) { registration(number: $number) { number } }`, {
        number,
      });
      expect(data.registration).toEqual({ number: "01010-4711" });
    },
  );

  it.each(["", " 　", "-", "％"])("is refused for a number that is none: %j", async (number) => {
    const { errors } = await party.ask(`query ($number: String!) { registration(number: $number) { id } }`, { number });
    expect(errors).toMatchObject([{ extensions: { refusal: "INPUT_REQUIRED", inputPath: ["number"] } }]);
  });

  it.each(["01010-99999999", "none", "01010-4711\u0000"])("returns null for the number %j", async (number) => {
    const { data, errors } = await party.ask(`query ($number: String!) { registration(number: $number) { id } }`, {
      number,
    });
    expect([data.registration, errors]).toEqual([null, []]);
  });

  it("finds a registration by its id, and returns null for an unknown one", async () => {
    const of = (one: string | undefined) => ({ __typename: "Registration", id: one });
    const { data } = await party.ask(
      `query ($of: [_Any!]!) { _entities(representations: $of) { ... on Registration { id validUntil servicePoint { id } } } }`,
      { of: [of(id.office), of(randomUUID())] },
    );
    expect(data._entities).toEqual([{ id: id.office, validUntil: "2013-11-30", servicePoint: null }, null]);
  });

  it("is valid on its last day and expired on the day after", async () => {
    await using tomorrow = await startTestParty(national, "seed", "2013-11-01");
    const { person, registration } = arrangeNational(tomorrow);
    const seekerId = await person();
    await registration({ seekerId, number: "01010-4711", validUntil: "2013-10-31" });
    const status = `{ registration(number: "01010-4711") { status } }`;
    expect((await party.ask(status)).data.registration.status).toBe("ACTIVE");
    expect((await tomorrow.ask(status)).data.registration.status).toBe("EXPIRED");
  });
});

describe("the worklist of registrations", () => {
  it("lists the latest registrations first", async () => {
    expect(await list({})).toEqual(["toyohira", "current", "withdrawn", "first"]);
  });

  it.each([
    [{ servicePointId: "toyohira" }, ["toyohira"]],
    [{ servicePointId: "atsubetsu" }, []],
    [{ status: "ACTIVE" }, ["toyohira", "current"]],
    [{ status: "EXPIRED" }, ["first"]],
    [{ status: "PLACED" }, []],
    [{ expiringBy: "2013-10-31" }, ["current", "first"]],
    [{ servicePointId: "shiroishi", status: "ACTIVE", expiringBy: "2013-10-31" }, ["current"]],
  ])("lists the registrations that match %j", async (filter, names) => {
    expect(await list({ filter })).toEqual(names);
  });

  it.each([
    ["太郎", ["current", "first"]],
    ["札幌", ["toyohira", "withdrawn"]],
    ["郎", ["current", "first"]],
    ["さっぽろ", ["toyohira", "withdrawn"]],
    ["サッポロ", ["toyohira", "withdrawn"]],
    ["ｻｯﾎﾟﾛ", ["toyohira", "withdrawn"]],
    ["見本　太郎", ["current", "first"]],
    ["  ", ["toyohira", "current", "withdrawn", "first"]],
    ["次郎", []],
    ["%", []],
  ])("finds the persons whose name contains %j", async (search, names) => {
    expect(await list({ search })).toEqual(names);
  });

  it("combines a search with filters", async () => {
    expect(await list({ search: "札幌", filter: { servicePointId: "toyohira" } })).toEqual(["toyohira"]);
  });

  it.each([
    ["", "FIRST_OR_LAST"],
    ["(first: 101)", "PAGE_SIZE"],
    ['(first: 5, before: "x")', "WRONG_CURSOR"],
    ['(first: 5, after: "x")', "WRONG_CURSOR"],
  ])("refuses the page %j with %s", async (page, refusal) => {
    const { errors } = await party.ask(`{ registrations${page} { edges { cursor } } }`);
    expect(errors).toMatchObject([{ extensions: { code: "BAD_USER_INPUT", refusal } }]);
  });

  it("continues after a cursor, and goes back", async () => {
    const page = async (args: string) => {
      const { data } = await party.ask(
        `{ registrations(${args}) { edges { node { id } } pageInfo { endCursor startCursor } } }`,
      );
      return {
        ...data.registrations.pageInfo,
        names: data.registrations.edges.map((edge: { node: { id: string } }) => nameOf(edge.node.id)),
      };
    };
    const first = await page("first: 2");
    const next = await page(`first: 2, after: "${first.endCursor}"`);
    expect([first.names, next.names]).toEqual([
      ["toyohira", "current"],
      ["withdrawn", "first"],
    ]);
    expect((await page(`last: 2, before: "${next.startCursor}"`)).names).toEqual(first.names);
    const { errors } = await party.ask(`{ registrations(first: 2, before: "${next.startCursor}") { totalCount } }`);
    expect(errors).toMatchObject([{ extensions: { refusal: "CURSOR_DIRECTION" } }]);
  });
});
