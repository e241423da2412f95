import { randomUUID } from "node:crypto";
import type { CallerClaims } from "@aiwork/kit/access/test-caller";
import { arrangeCity } from "@aiwork/kit/city/arrange-city";
import { CITY_COUNSELOR, CITY_PROGRAM_OFFICER } from "@aiwork/kit/city/send-city-mutation";
import { startTestParty, type TestParty } from "@aiwork/kit/subgraph/test-party";
import { walkBothWays } from "@aiwork/kit/subgraph/walk-both-ways";
import { city } from "./city";

const seeker_id = randomUUID();
let party: TestParty;
beforeAll(async () => {
  party = await startTestParty(city, "seed", "2013-10-31");
  await arrangeCity(party, "city_file", { seeker_id });
  await arrangeCity(party, "city_file");
  for (const day of ["2013-10-01", "2013-10-02", "2013-10-03"]) {
    const program_id = await arrangeCity(party, "support_program");
    await arrangeCity(party, "program_application", { seeker_id, program_id, opened_on: day });
    await arrangeCity(party, "counseling_session", { seeker_id, day, held_on: day });
    await arrangeCity(party, "visit", { seeker_id, visited_on: day });
    await arrangeCity(party, "liaison", { seeker_id, opened_on: day });
    await arrangeCity(party, "local_job", { published_on: day });
    await arrangeCity(party, "council_meeting", { held_on: day });
    await party.askAs(CITY_COUNSELOR, READ, { id: seeker_id });
    await party.database.dataSource.query(OPENED, [seeker_id, day]);
    await party.database.dataSource.query(LOOKED_UP, [day]);
  }
});
afterAll(() => party?.[Symbol.asyncDispose]());

const READ = "query ($id: ID!) { seeker(id: $id) { city { profile { name } } } }";
const OPENED = `insert into opened_record (seeker_id, opened_to, by_role, opened_on, reason)
  values ($1, 'somebody else', 'city.counselor', $2, '来所')`;
const LOOKED_UP = `insert into person_lookup (looked_up_by, by_role, service_points, looked_up_on, ground, reason, found)
  values ('somebody else', 'city.counselor', '{toyohira}', $1, 'TRANSFER', '転居のため来所', 0)`;
const DAYS = 'from: "2013-10-01", to: "2013-10-31"';
const EVER = 'from: "2013-01-01T00:00:00.000Z", to: "2099-01-01T00:00:00.000Z"';

describe("every list of the city's", () => {
  it.each<[list: string, who: CallerClaims, filter?: string]>([
    ["seekers", CITY_COUNSELOR],
    ["counselingSessions", CITY_COUNSELOR],
    ["visits", CITY_COUNSELOR, `{ servicePointId: "shiroishi", ${DAYS} }`],
    ["liaisons", CITY_COUNSELOR],
    ["localJobs", CITY_COUNSELOR],
    ["supportPrograms", CITY_COUNSELOR],
    ["supportCases", CITY_COUNSELOR],
    ["programApplications", CITY_PROGRAM_OFFICER],
    ["cityAccessRecords", { role: "auditor.city" }, `{ ${EVER} }`],
    ["cityOpenedRecords", CITY_COUNSELOR],
    ["cityOpenedRecords", { role: "auditor.city" }],
    ["cityPersonLookups", { role: "auditor.city" }],
  ])("pages a list forward and backward: %s", async (list, who, ...[filter]) => {
    await walkBothWays((query) => party.askAs(who, query), { way: [list], filter });
  });
});

describe("a filter of a list of the city's", () => {
  it.each([
    ["seekers", "servicePointId", CITY_COUNSELOR, "teine"],
    ["counselingSessions", "servicePointId", CITY_COUNSELOR, "teine"],
    ["visits", "servicePointId", CITY_COUNSELOR, "teine", DAYS],
    ["liaisons", "servicePointId", CITY_COUNSELOR, "teine"],
    ["supportCases", "servicePointId", { role: "anonymous" }, "teine"],
    ["liaisons", "department", CITY_COUNSELOR, "CHILD_SUPPORT"],
    ["supportPrograms", "department", { role: "anonymous" }, "CHILD_SUPPORT"],
    ["localJobs", "occupationCode", { role: "anonymous" }, "E/36"],
    ["localJobs", "workplaceWardCode", { role: "anonymous" }, "011037"],
  ] as [string, string, CallerClaims, string, string?][])(
    "is refused for a code that nothing has: %s by %s",
    async (list, field, who, known, more = "") => {
      const by = (code: string) =>
        party.askAs(who, `{ ${list}(filter: { ${field}: "${code}", ${more} }, first: 1) { totalCount } }`);
      expect((await by(known)).errors).toEqual([]);
      for (const unknown of ["chuo", "011126"]) {
        const { data, errors } = await by(unknown);
        expect(data[list]).toBeNull();
        const extensions = { code: "BAD_USER_INPUT", refusal: "UNKNOWN_CODE", inputPath: ["filter", field] };
        expect(errors).toMatchObject([{ extensions }]);
      }
    },
  );
});

it("pages the council's meetings forward and backward", async () => {
  await walkBothWays((query) => party.askAs(CITY_COUNSELOR, query), { way: ["council", "meetings"] });
});

describe("every list of a person's", () => {
  it.each<[list: string, who: CallerClaims]>([
    ["counselingSessions", CITY_COUNSELOR],
    ["visits", CITY_COUNSELOR],
    ["liaisons", CITY_COUNSELOR],
    ["programApplications", CITY_COUNSELOR],
    ["accessRecords", { role: "seeker", seekerId: seeker_id }],
  ])("pages a list forward and backward: %s", async (list, who) => {
    const way = [`seeker(id: "${seeker_id}")`, "city", list];
    await walkBothWays((query) => party.askAs(who, query), { way });
  });
});

describe("what was entered on one day", () => {
  const oneDay = { from: "2013-09-20", to: "2013-09-20" };
  it.each<[list: string, table: Parameters<typeof arrangeCity>[1], row: object, who?: CallerClaims, filter?: object]>([
    ["counselingSessions", "counseling_session", { day: oneDay.from, held_on: oneDay.from }],
    ["visits", "visit", { visited_on: oneDay.from }, CITY_COUNSELOR, { ...oneDay, servicePointId: "shiroishi" }],
    ["liaisons", "liaison", { opened_on: "2014-01-06", due_on: "2014-01-31" }],
    ["localJobs", "local_job", { drafted_on: "2014-01-06" }],
    ["programApplications", "program_application", { opened_on: "2014-01-06" }, CITY_PROGRAM_OFFICER],
    ["seekers", "city_file", { registered_on: "2014-01-06" }],
  ])("stands in the order of its entry, the latest first: %s", async (list, table, row, ...[who, filter]) => {
    const entered: string[] = [];
    for (let nth = 0; nth < 6; nth++) {
      const person = table === "city_file" || table === "local_job" ? {} : { seeker_id };
      const program =
        table === "program_application" ? { program_id: await arrangeCity(party, "support_program") } : {};
      entered.unshift(await arrangeCity(party, table, { ...person, ...program, ...row }));
    }
    const type = { counselingSessions: "CounselingSessionFilter", visits: "VisitFilter" }[list];
    const given = filter ?? (type ? oneDay : null);
    const query = given
      ? `query ($filter: ${type}!) { ${list}(filter: $filter, first: 6) { edges { node { id } } } }`
      : `{ ${list}(first: 6) { edges { node { id } } } }`;
    const { data } = await party.askAs(who ?? CITY_COUNSELOR, query, { filter: given });
    expect(data[list].edges.map(({ node }: { node: { id: string } }) => node.id)).toEqual(entered);
  });
});
