import { consentRows } from "@aiwork/agreement/demo/consents";
import { tellStories } from "@aiwork/agreement/demo/tell-stories";
import { countingRules } from "@aiwork/agreement/progress/counting-rule";
import { insertRows } from "@aiwork/runtime/database/insert-rows";
import type { EntityManager } from "typeorm";
import { seed } from "../seed";
import { consultationRows, noteRows } from "./consultations.demo";
import { historyOfNation } from "./history.demo";
import { openOrderBook } from "./job-orders.demo";
import { nationalFileRows, officeRows, registrationRows } from "./national-files.demo";
import { referralsOf } from "./referrals.demo";
import { caseRows } from "./success-cases.demo";

const FIRST_DAY = "2012-04-01";
const CATEGORIES = ["NATIONAL_PROFILE", "REGISTRATION", "CONSULTATION_SUMMARY", "REFERRAL_STATUS", "PLACEMENT"];

/** The seed, and a synthetic population whose counted placements are the printed ones. */
export async function demo(db: EntityManager): Promise<void> {
  await seed(db);
  const stories = tellStories().filter(({ person }) => person.knownTo !== "CITY");
  const orders = openOrderBook();
  const { referrals, placements, trials } = referralsOf(stories, orders);
  const tables = {
    service_point_office: officeRows,
    national_file: nationalFileRows(stories),
    registration: registrationRows(stories),
    disclosure_consent: consentRows(stories, "NATIONAL", CATEGORIES),
    job_order: [...caseRows.orders, ...orders.rows()],
    consultation: consultationRows(stories),
    consultation_note: noteRows(stories),
    negotiation: caseRows.negotiations,
    referral: [...caseRows.referrals, ...referrals],
    placement: [...caseRows.placements, ...placements],
    trial_employment: [...caseRows.trials, ...trials],
  };
  for (const [table, rows] of Object.entries(tables)) await insertRows(db, table, rows);
  await insertRows(db, "state_change", historyOfNation(tables));
  await insertRows(db, "counted_since", [{ rule: countingRules.PLACEMENT_CASES.code, since: FIRST_DAY }]);
  for (const table of Object.keys(tables)) await db.query(`analyze ${table}`);
}
