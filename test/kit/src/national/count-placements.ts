import type { TestParty } from "../subgraph/test-party";
import { arrangeNational } from "./arrange-national";
import { NATIONAL_COUNSELOR, sendNationalMutation } from "./send-mutation";

const REPORT = `query ($of: [_Any!]!) { _entities(representations: $of) { ... on ServicePointProgress {
  placementCases { annualTarget cumulativeActual notes months { month actual notes } } } } }`;

/** Placements at Shiroishi, and what the report says of them. */
export interface CountedPlacements {
  /** Records a placement by a registration, which by default ends with November 2013. Returns its id. */
  reported(hiredOn: string, validUntil?: string): Promise<string>;
  confirm(placementId: string, confirmedOn: string, reason?: string): Promise<unknown>;
  withdraw(placementId: string, version: number): Promise<unknown>;
  /** Asks for the report of Shiroishi, by default as known now. */
  report(fiscalYear: number, through: string, asOf?: string): Promise<PointPlacements>;
  /** The answer as it comes, errors included. */
  askReport(through: string, asOf: string): ReturnType<TestParty["ask"]>;
}

interface PointPlacements {
  annualTarget: number | null;
  cumulativeActual: number | null;
  notes: string[];
  months: Record<string, number>;
  monthNotes: Record<string, string[]>;
}

/** Counts placements from April 2012 on. */
export async function countPlacements(party: TestParty): Promise<CountedPlacements> {
  const add = arrangeNational(party);
  await party.database.dataSource.query(
    "insert into counted_since (rule, since) values ('PLACEMENT_CASES', '2012-04-01')",
  );
  const change = async (name: string, placementId: string, version: number, given: object) => {
    const input = { placementId, version, ...given };
    const fields = "placement { countedMonth correctedMonth }";
    const { placement, userErrors } = await sendNationalMutation(party, NATIONAL_COUNSELOR, name, input, fields);
    expect(userErrors).toEqual([]);
    return placement;
  };
  const ask = (fiscalYear: number, through: string, asOf: string) => {
    const key = { servicePointId: "shiroishi", fiscalYear, through, asOf, planVersion: 1 };
    return party.ask(REPORT, { of: [{ __typename: "ServicePointProgress", ...key }] });
  };
  return {
    async reported(hiredOn, validUntil = "2013-11-30") {
      const registrationId = await add.registration({ seekerId: await add.person(), validUntil });
      const jobOrderId = await add.jobOrder({ openings: 2, filled: 1 });
      const referralId = await add.referral({ registrationId, jobOrderId, status: "HIRED", issuedOn: "2013-04-01" });
      return add.placement({ referralId, hiredOn, startsOn: hiredOn });
    },
    confirm: (placementId, confirmedOn, reason) => change("confirmPlacement", placementId, 1, { confirmedOn, reason }),
    withdraw: (placementId, version) => change("voidPlacement", placementId, version, { reason: "入社を辞退したため" }),
    // A record that was just written has microseconds, and is known in the next millisecond.
    async report(fiscalYear, through, asOf = new Date(Date.now() + 1).toISOString()) {
      const { data, errors } = await ask(fiscalYear, through, asOf);
      expect(errors).toEqual([]);
      const [{ placementCases }] = data._entities;
      const byMonth: { month: string; actual: number; notes: string[] }[] = placementCases.months;
      return {
        ...placementCases,
        months: Object.fromEntries(byMonth.map(({ month, actual }) => [month, actual])),
        monthNotes: Object.fromEntries(byMonth.map(({ month, notes }) => [month, notes])),
      };
    },
    askReport: (through, asOf) => ask(2013, through, asOf),
  };
}
