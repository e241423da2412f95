import { randomUUID } from "node:crypto";
import type { CallerClaims } from "@aiwork/kit/access/test-caller";
import { arrangeCity } from "@aiwork/kit/city/arrange-city";
import {
  CITY_COUNSELOR,
  CITY_PROGRAM_OFFICER,
  CITY_SECRETARIAT,
  cityMutations,
} from "@aiwork/kit/city/send-city-mutation";
import { startTestParty, type TestParty } from "@aiwork/kit/subgraph/test-party";
import { city } from "./city";

let party: TestParty;
let mutations: ReturnType<typeof cityMutations>;
let seekerId: string;
beforeAll(async () => {
  party = await startTestParty(city, "seed", "2013-10-31");
  mutations = cityMutations(party);
});
beforeEach(async () => {
  seekerId = await arrangeCity(party, "city_file", { registered_on: "2012-06-01" });
});
afterAll(() => party?.[Symbol.asyncDispose]());

const JOB = {
  ...{ title: "除雪作業員", employer: "札幌市", description: "道路の除雪", occupationCode: "F/36", openings: 3 },
  ...{ employmentType: "PART_TIME", contact: "経済局" },
};
const PROGRAM = {
  ...{ title: "住宅手当", summary: "家賃を支給する", detail: "離職した方に支給します", contact: "窓口" },
  ...{ department: "PUBLIC_ASSISTANCE", conditions: [], requiredDocuments: ["本人確認書類"] },
};
const SESSION = { servicePointId: "shiroishi", minutes: 40, themes: ["CAREER_REVIEW"] };
const VISIT = { servicePointId: "shiroishi", services: ["JOB_TERMINAL"] };

type Act = [name: string, who: CallerClaims, input: () => object, doubts: string[]];
const ACTS: Act[] = [
  [
    "recordVisit",
    CITY_COUNSELOR,
    () => ({ ...VISIT, seekerId, visitedOn: "2012-03-31" }),
    ["DAY_LONG_AGO visitedOn", "DAY_BEFORE_FILE visitedOn"],
  ],
  [
    "holdCounseling",
    CITY_COUNSELOR,
    () => ({
      ...SESSION,
      seekerId,
      heldOn: "2013-10-31",
      nextAction: { text: "面談", owner: "CITY", dueOn: "2015-01-05" },
    }),
    ["DAY_FAR_AHEAD nextAction dueOn"],
  ],
  [
    "draftLocalJob",
    CITY_PROGRAM_OFFICER,
    () => ({ ...JOB, wage: { unit: "MONTHLY", minimum: 800 }, applyBy: "2014-12-20" }),
    ["WAGE_UNUSUAL wage", "DAY_FAR_AHEAD applyBy"],
  ],
  [
    "openLiaison",
    CITY_COUNSELOR,
    () => ({
      ...{ seekerId, servicePointId: "shiroishi", addressedTo: "NATIONAL_SERVICE_POINT" },
      ...{ purpose: "職業相談の実施", dueOn: "2014-11-14" },
    }),
    ["DAY_FAR_AHEAD dueOn"],
  ],
  [
    "raiseCityRequest",
    CITY_SECRETARIAT,
    () => ({ subject: "求人情報", text: "毎週ください", responseDueOn: "2015-11-30" }),
    ["DAY_FAR_AHEAD responseDueOn"],
  ],
  [
    "reviseCityProfile",
    CITY_COUNSELOR,
    () => ({ seekerId, birthDate: "2001-05-05", municipalityCode: "011002", reason: "本人の申出" }),
    ["AGE_UNUSUAL birthDate", "WARD_LEFT_OUT wardCode"],
  ],
  ["scheduleMeeting", CITY_SECRETARIAT, () => ({ heldOn: "2014-11-01", agenda: ["進捗"] }), ["DAY_FAR_AHEAD heldOn"]],
  [
    "draftSupportProgram",
    CITY_PROGRAM_OFFICER,
    () => ({ ...PROGRAM, number: "試-1", acceptsFrom: "2014-11-01" }),
    ["DAY_FAR_AHEAD acceptsFrom"],
  ],
  [
    "draftSupportProgram",
    CITY_PROGRAM_OFFICER,
    () => ({ ...PROGRAM, number: "試-2", acceptsUntil: "2012-03-31" }),
    ["DAY_LONG_AGO acceptsUntil"],
  ],
];

describe("an act of the city with a likely slip", () => {
  it.each(ACTS)(
    "asks back, and is done when it is confirmed under the same key: %s",
    async (name, who, input, doubts) => {
      const type = `${name.charAt(0).toUpperCase()}${name.slice(1)}Input`;
      const query = `mutation ($input: ${type}!) { ${name}(input: $input) { userErrors { code path kind message } } }`;
      const variables = { input: { idempotencyKey: randomUUID(), ...input() } };
      const { data, errors } = await party.askAs(who, query, variables);
      expect(errors).toEqual([]);
      const doubted = data[name].userErrors.map(
        ({ code, path, kind }: { code: string; path: string[]; kind: string }) => {
          expect(kind).toBe("CONFIRM");
          return [code, ...path].join(" ");
        },
      );
      expect(doubted).toEqual(doubts);
      const confirmed = doubts.map((doubt) => doubt.split(" ")[0]);
      const done = await party.askAs(who, query, { input: { ...variables.input, confirmed } });
      expect([done.errors, done.data[name].userErrors]).toEqual([[], []]);
    },
  );

  it("is refused for what is wrong before it asks back, and asks back for what is not confirmed", async () => {
    const wrong = { subject: " ", text: "毎週ください", responseDueOn: "2015-11-30" };
    expect(await mutations.userError(CITY_SECRETARIAT, "raiseCityRequest", wrong)).toBe("TEXT_REQUIRED subject");
  });
});
