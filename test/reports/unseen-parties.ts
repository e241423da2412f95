import { city } from "@aiwork/city/city";
import { CITY_SECRETARIAT, cityMutations } from "@aiwork/kit/city/send-city-mutation";
import { NATIONAL_PLANNING, sendNationalMutation } from "@aiwork/kit/national/send-mutation";
import { startTestParty } from "@aiwork/kit/subgraph/test-party";
import { national } from "@aiwork/national/national";
import { askUntilCounted } from "./ask-until-counted";

const FIGURE = `indicator { code title unit owner } rule { code } annualTarget monthActual cumulativeActual notes
  months { month actual notes }`;
const OF_CITY = `cityFigures(indicators: $indicators) { ${FIGURE} }`;
const OF_NATIONAL = `nationalFigures(indicators: $indicators) { ${FIGURE} }`;
const REPORT = `query ($fiscalYear: Int!, $through: YearMonth!, $indicators: [ID!]) {
  planProgress(fiscalYear: $fiscalYear, through: $through) { rows { ${OF_CITY} } total { ${OF_CITY} } } }`;
const ENTITIES = `query ($of: [_Any!]!, $indicators: [ID!]) { _entities(representations: $of) {
  ... on ServicePointProgress { ${OF_NATIONAL} } ... on PlanTotal { ${OF_NATIONAL} } } }`;
const START = "countingStart { indicator { code } rule { code } firstMonth }";

interface Question {
  role: string;
  /** Left out for those of the plan. */
  indicators?: string[];
  fiscalYear?: number;
  through?: string;
  planVersion?: number;
}

/** Both parties with a data set, under the list of indicators that the test puts in place of the agreement's. */
export async function startUnseenParties(dataSet: "seed" | "demo") {
  const parties = {
    city: await startTestParty(city, dataSet, "2013-10-31"),
    national: await startTestParty(national, dataSet, "2013-10-31"),
  };
  const { mutate } = cityMutations(parties.city);
  return {
    ...parties,
    actOfCity: (name: string, input: object, fields: string) => mutate(CITY_SECRETARIAT, name, { ...input }, fields),
    actOfNational: (name: string, input: object, fields: string) =>
      sendNationalMutation(parties.national, NATIONAL_PLANNING, name, input, fields),
    startForCity: (indicator: string, firstMonth = "2012-04") =>
      mutate(CITY_SECRETARIAT, "startCountingForCity", { indicator, firstMonth }, START),
    startForNational: (indicator: string, firstMonth = "2012-04") =>
      sendNationalMutation(
        parties.national,
        NATIONAL_PLANNING,
        "startCountingForNational",
        { indicator, firstMonth },
        START,
      ),
    /** The city's figures at Shiroishi and in total. */
    async cityFigures({ role, indicators, fiscalYear = 2013, through = "2013-10" }: Question) {
      const values = { fiscalYear, through, indicators };
      const { data, errors } = await askUntilCounted(parties.city, role, REPORT, values);
      const { rows, total } = data.planProgress;
      return { errors, figures: rows[0].cityFigures, total: total.cityFigures };
    },
    /** The national side's figures at Shiroishi and in total. */
    async nationalFigures({ role, indicators, fiscalYear = 2013, through = "2013-10", planVersion = 1 }: Question) {
      const key = { fiscalYear, through, asOf: new Date().toISOString(), planVersion };
      const of = [
        { __typename: "ServicePointProgress", servicePointId: "shiroishi", ...key },
        { __typename: "PlanTotal", comparableOnly: false, ...key },
      ];
      const { data, errors } = await askUntilCounted(parties.national, role, ENTITIES, { of, indicators });
      const [point, total] = data._entities;
      return { errors, figures: point?.nationalFigures, total: total?.nationalFigures };
    },
    /** A count over the raw records. */
    async raw(party: "city" | "national", counted: string): Promise<number> {
      const [{ count }] = await parties[party].database.dataSource.query(`select count(${counted}`);
      return count;
    },
    [Symbol.asyncDispose]: async () => {
      await parties.city[Symbol.asyncDispose]();
      await parties.national[Symbol.asyncDispose]();
    },
  };
}

export type UnseenParties = Awaited<ReturnType<typeof startUnseenParties>>;
