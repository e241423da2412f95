import { type RowSecurityBench, writeOutcome } from "@aiwork/kit/access/row-security-bench";
import { arrangeCityPersons, cityCallers } from "@aiwork/kit/city/arrange-city-persons";

let bench: RowSecurityBench;
beforeAll(async () => {
  bench = await arrangeCityPersons();
}, 60_000);
afterAll(() => bench?.[Symbol.asyncDispose]());

const meeting = (status: string) =>
  `insert into council_meeting (id, held_on, status) values (gen_random_uuid(), '2013-10-23', '${status}')`;
const request = (status: string, concludedOn: string) =>
  `insert into mutual_request (id, fiscal_year, place, subject, text, raised_on, response_due_on, status, concluded_on, raised_by_role)
   values (gen_random_uuid(), 2012, 1, '件名', '要望', '2013-10-01', '2013-10-30', '${status}', ${concludedOn}, 'city.secretariat')`;

describe("a joint document", () => {
  it.each([
    ["a meeting that is scheduled", meeting("SCHEDULED"), "done"],
    ["a meeting whose minutes nobody approved", meeting("MINUTES_APPROVED"), "42501"],
    ["a request that is raised", request("RAISED", "null"), "done"],
    ["a request that nobody answered as closed", request("CLOSED", "'2013-10-31'"), "42501"],
  ])("begins in its first state: %s", async (_, write, outcome) => {
    expect(await writeOutcome(bench, cityCallers.secretariat, write, [])).toBe(outcome);
  });
});
