import { randomUUID } from "node:crypto";
import { arrangeCity } from "@aiwork/kit/city/arrange-city";
import { startTestParty, type TestParty } from "@aiwork/kit/subgraph/test-party";
import { city } from "./city";

let party: TestParty;
const things: Record<string, string> = {};
beforeAll(async () => {
  party = await startTestParty(city, "seed", "2013-10-31");
  const seeker_id = await arrangeCity(party, "city_file");
  const program_id = await arrangeCity(party, "support_program");
  things.CounselingSession = await arrangeCity(party, "counseling_session", { seeker_id });
  things.Visit = await arrangeCity(party, "visit", { seeker_id });
  things.Liaison = await arrangeCity(party, "liaison", { seeker_id });
  things.LocalJob = await arrangeCity(party, "local_job");
  things.ProgramApplication = await arrangeCity(party, "program_application", { seeker_id, program_id });
  things.SupportProgram = program_id;
});
afterAll(() => party?.[Symbol.asyncDispose]());

describe("an entity of the city's", () => {
  it.each([{}, { id: null }, { id: 1 }, { id: { a: 1 } }, { id: ["x"] }])(
    "refuses an entity key that is malformed: %j",
    async (key) => {
      const { data, errors } = await party.ask(
        "query ($of: [_Any!]!) { _entities(representations: $of) { ... on Seeker { id } } }",
        { of: [{ __typename: "Seeker", ...key }] },
      );
      expect(data._entities).toEqual([null]);
      expect(errors).toMatchObject([{ extensions: { refusal: "MALFORMED_ID" } }]);
    },
  );

  it.each(["CounselingSession", "Visit", "Liaison", "LocalJob", "ProgramApplication", "SupportProgram"])(
    "finds entities by their keys in one statement, and null when there is none: %s",
    async (type) => {
      const { data, errors, statements } = await party.ask(
        `query ($of: [_Any!]!) { _entities(representations: $of) { ... on ${type} { id status } } }`,
        { of: [things[type], randomUUID(), things[type]].map((id) => ({ __typename: type, id })) },
      );
      expect(errors).toEqual([]);
      const found = { id: things[type], status: expect.any(String) };
      expect(data._entities).toEqual([found, null, found]);
      expect(statements.filter((name) => name !== "seekers-at-service-point")).toHaveLength(1);
    },
  );
});
