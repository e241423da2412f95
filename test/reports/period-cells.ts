import { city } from "@aiwork/city/city";
import { startTestParty, type TestParty } from "@aiwork/kit/subgraph/test-party";
import { national } from "@aiwork/national/national";
import { askUntilCounted } from "./ask-until-counted";

export interface BothParties {
  city: TestParty;
  national: TestParty;
}

/** Both parties with the demonstration's records. */
export async function startDemoParties(): Promise<BothParties & AsyncDisposable> {
  const parties = {
    city: await startTestParty(city, "demo", "2013-10-31"),
    national: await startTestParty(national, "demo", "2013-10-31"),
  };
  return {
    ...parties,
    [Symbol.asyncDispose]: async () => {
      await parties.city[Symbol.asyncDispose]();
      await parties.national[Symbol.asyncDispose]();
    },
  };
}

const FIGURE = "indicator { code } actual basis explanation { kind count }";
const PERIODS = `query ($from: YearMonth!, $through: YearMonth!, $granularity: PeriodGranularity, $asOf: DateTime) {
  pointPeriods(from: $from, through: $through, granularity: $granularity, asOf: $asOf) {
    rows { servicePointId from through asOf cityFigures { ${FIGURE} } } } }`;
const OF_NATIONAL = `query ($of: [_Any!]!) { _entities(representations: $of) {
  ... on ServicePointPeriod { nationalFigures { ${FIGURE} } } } }`;

export interface PeriodCell {
  servicePointId: string;
  from: string;
  through: string;
  indicator: { code: string };
  actual: number | null;
  basis: string | null;
  explanation: { kind: string; count: number }[] | null;
}

interface WantedPeriods {
  from: string;
  through: string;
  granularity: string;
  /** By default the last closed instant. */
  asOf?: string;
}

/** All cells of both parties' table, as the gateway joins it, for a reporting client. */
export async function readPeriodCells({ city: ofCity, national: ofNational }: BothParties, wanted: WantedPeriods) {
  const { data, errors } = await askUntilCounted(ofCity, "reporting", PERIODS, { ...wanted });
  expect(errors).toEqual([]);
  const rows: (PeriodCell & { asOf: string; cityFigures: PeriodCell[] })[] = data.pointPeriods.rows;
  const of = rows.map(({ cityFigures, ...key }) => ({ __typename: "ServicePointPeriod", ...key }));
  const counted = await askUntilCounted(ofNational, "reporting", OF_NATIONAL, { of });
  expect(counted.errors).toEqual([]);
  return rows.flatMap(({ servicePointId, from, through, cityFigures }, i) =>
    [...cityFigures, ...counted.data._entities[i].nationalFigures].map(
      (figure: PeriodCell): PeriodCell => ({ ...figure, servicePointId, from, through }),
    ),
  );
}
