import { randomUUID } from "node:crypto";
import { openTestParty, type TestParty } from "@aiwork/runtime/testing/open-test-party";
import type { Posing } from "@aiwork/runtime/testing/test-caller";
import { walkBothWays } from "@aiwork/runtime/testing/walk-both-ways";
import { city } from "./city";
import { COUNSELOR, OFFICER } from "./testing/act-and-look";
import { arrange } from "./testing/arrange-city";

const seeker_id = randomUUID();
let party: TestParty;
beforeAll(async () => {
  party = await openTestParty(city, "seed", "2013-10-31");
  await arrange(party, "city_file", { seeker_id });
  await arrange(party, "city_file");
  for (const day of ["2013-10-01", "2013-10-02", "2013-10-03"]) {
    const program_id = await arrange(party, "support_program");
    await arrange(party, "program_application", { seeker_id, program_id, opened_on: day });
    await arrange(party, "counseling_session", { seeker_id, day, held_on: day });
    await arrange(party, "visit", { seeker_id, visited_on: day });
    await arrange(party, "liaison", { seeker_id, opened_on: day });
    await arrange(party, "local_job", { published_on: day });
    await arrange(party, "council_meeting", { held_on: day });
    await party.askAs(COUNSELOR, READ, { id: seeker_id });
  }
});
afterAll(() => party?.[Symbol.asyncDispose]());

const READ = "query ($id: ID!) { seeker(id: $id) { city { profile { name } } } }";
const DAYS = 'from: "2013-10-01", to: "2013-10-31"';
const EVER = 'from: "2013-01-01T00:00:00.000Z", to: "2099-01-01T00:00:00.000Z"';

describe("every list of the city's", () => {
  it.each<[list: string, who: Posing, filter?: string]>([
    ["seekers", COUNSELOR],
    ["counselingSessions", COUNSELOR],
    ["visits", COUNSELOR, `{ servicePointId: "shiroishi", ${DAYS} }`],
    ["liaisons", COUNSELOR],
    ["localJobs", COUNSELOR],
    ["supportPrograms", COUNSELOR],
    ["supportCases", COUNSELOR],
    ["programApplications", OFFICER],
    ["cityAccessRecords", { role: "auditor.city" }, `{ ${EVER} }`],
  ])("pages a list forward and backward: %s", async (list, who, ...[filter]) => {
    await walkBothWays((query) => party.askAs(who, query), { way: [list], filter });
  });
});

it("pages the council's meetings forward and backward", async () => {
  await walkBothWays((query) => party.askAs(COUNSELOR, query), { way: ["council", "meetings"] });
});

describe("every list of a person's", () => {
  it.each<[list: string, who: Posing]>([
    ["counselingSessions", COUNSELOR],
    ["visits", COUNSELOR],
    ["liaisons", COUNSELOR],
    ["programApplications", COUNSELOR],
    ["accessRecords", { role: "seeker", seekerId: seeker_id }],
  ])("pages a list forward and backward: %s", async (list, who) => {
    const way = [`seeker(id: "${seeker_id}")`, "city", list];
    await walkBothWays((query) => party.askAs(who, query), { way });
  });
});
