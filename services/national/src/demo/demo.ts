import { consentRows } from "@aiwork/agreement/demo/consents";
import { withVersions } from "@aiwork/agreement/demo/state-changes";
import { tellStories } from "@aiwork/agreement/demo/tell-stories";
import { countingRules } from "@aiwork/agreement/progress/counting-rule";
import { insertRows } from "@aiwork/runtime/database/insert-rows";
import type { EntityManager } from "typeorm";
import { seed } from "../seed";
import { consultationRows, noteRows } from "./consultations.demo";
import { negotiationHistory, placementHistory, referralHistory, trialHistory } from "./history.demo";
import { openOrderBook } from "./job-orders.demo";
import { nationalFileRows, officeRows, registrationHistory, registrationRows } from "./national-files.demo";
import { referralsOf } from "./referrals.demo";
import { caseRows } from "./success-cases.demo";

const FIRST_DAY = "2012-04-01";
const CATEGORIES = ["NATIONAL_PROFILE", "REGISTRATION", "CONSULTATION_SUMMARY", "REFERRAL_STATUS", "PLACEMENT"];

/** The seed, and a synthetic population whose counted placements are the printed ones. */
export async function demo(db: EntityManager): Promise<void> {
  await seed(db);
  const stories = tellStories().filter(({ person }) => person.knownTo !== "CITY");
  const orders = openOrderBook();
  const told = referralsOf(stories, orders);
  const negotiations = [...caseRows.negotiations, ...told.negotiations];
  const referrals = [...caseRows.referrals, ...told.referrals];
  const placements = [...caseRows.placements, ...told.placements];
  const trials = [...caseRows.trials, ...told.trials];
  const history = [
    ...registrationHistory(stories),
    ...caseRows.orderHistory,
    ...orders.history(),
    ...negotiationHistory(negotiations),
    ...referralHistory(referrals),
    ...placementHistory(placements),
    ...trialHistory(trials, placements),
  ];
  const tables = {
    service_point_office: officeRows,
    national_file: nationalFileRows(stories),
    registration: withVersions(registrationRows(stories), history),
    disclosure_consent: consentRows(stories, "NATIONAL", CATEGORIES),
    job_order: withVersions([...caseRows.orders, ...orders.rows()], history),
    consultation: consultationRows(stories),
    consultation_note: noteRows(stories),
    negotiation: withVersions(negotiations, history),
    referral: withVersions(referrals, history),
    placement: withVersions(placements, history),
    trial_employment: withVersions(trials, history),
    state_change: history,
  };
  for (const [table, rows] of Object.entries(tables)) await insertRows(db, table, rows);
  await insertRows(db, "counted_since", [{ rule: countingRules.PLACEMENT_CASES.code, since: FIRST_DAY }]);
  for (const table of Object.keys(tables)) await db.query(`analyze ${table}`);
}
