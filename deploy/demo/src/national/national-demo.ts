import { RegistrationBackgroundEntity } from "@aiwork/national/employment-placement/registration/registration.entity";
import { NationalProfileEntity } from "@aiwork/national/joint-counter/seeker/seeker.entity";
import { seedNational } from "@aiwork/national/seed";
import { columnNamesWithoutKey } from "@aiwork/subgraph/database/entity-columns";
import { insertRows } from "@aiwork/subgraph/database/insert-rows";
import type { EntityManager } from "typeorm";
import { consentRows } from "../population/consents";
import { countingStartRows } from "../population/counting-starts";
import { generateStories } from "../population/generate-stories";
import { monthClosingRows } from "../population/month-closings";
import { mutualRequestHistory, mutualRequestRows } from "../population/mutual-requests";
import { sameColumnNames, splitSideTable } from "../population/split-side-table";
import { withVersions } from "../population/state-changes";
import { consultationNoteRows, consultationRows } from "./consultations.demo";
import { negotiationHistory, placementHistory, referralHistory, trialHistory } from "./history.demo";
import { createOrderBook } from "./job-orders.demo";
import { nationalFileRows, officeRows, registrationHistory, registrationRows } from "./national-files.demo";
import { referralsOf } from "./referrals.demo";
import { caseRows } from "./success-cases.demo";

const FIRST_DAY = "2012-04-01";
const PROFILE = sameColumnNames(...columnNamesWithoutKey(NationalProfileEntity));
const BACKGROUND = sameColumnNames(...columnNamesWithoutKey(RegistrationBackgroundEntity));
const TRIAL_DECISION = {
  trial_rule_version: "rule_version",
  trial_group: "target_group",
  trial_reason: "reason",
  trial_decided_on: "decided_on",
  trial_decided_by_role: "decided_by_role",
  trial_agreed_on: "agreed_on",
};
const CATEGORIES = ["NATIONAL_PROFILE", "REGISTRATION", "CONSULTATION_SUMMARY", "REFERRAL_STATUS", "PLACEMENT"];

/** The seed, and a synthetic population whose persons placed are the printed ones. */
export async function seedNationalDemo(db: EntityManager): Promise<void> {
  await seedNational(db);
  const stories = generateStories().filter(({ person }) => person.knownTo !== "CITY");
  const orders = createOrderBook();
  const rows = referralsOf(stories, orders);
  const negotiations = [...caseRows.negotiations, ...rows.negotiations];
  const referrals = [...caseRows.referrals, ...rows.referrals];
  const placements = [...caseRows.placements, ...rows.placements];
  const trials = [...caseRows.trials, ...rows.trials];
  const history = [
    ...registrationHistory(stories),
    ...caseRows.orderHistory,
    ...orders.history(),
    ...negotiationHistory(negotiations),
    ...referralHistory(referrals),
    ...placementHistory(placements),
    ...trialHistory(trials, placements),
    ...mutualRequestHistory("NATIONAL"),
  ];
  const files = splitSideTable(nationalFileRows(stories), ["seeker_id", "seeker_id"], PROFILE);
  const registered = splitSideTable(registrationRows(stories), ["id", "registration_id"], BACKGROUND);
  const accepted = splitSideTable([...caseRows.orders, ...orders.rows()], ["id", "job_order_id"], {
    not_accepted_ground: "ground",
  });
  const received = splitSideTable(accepted.rows, ["id", "job_order_id"], { unnamed_employer: "name" });
  const referred = splitSideTable(referrals, ["id", "referral_id"], TRIAL_DECISION);
  const tables = {
    service_point_office: officeRows,
    national_file: files.rows,
    national_profile: files.aside,
    registration: withVersions(registered.rows, history),
    registration_background: registered.aside,
    disclosure_consent: consentRows(stories, "NATIONAL", CATEGORIES),
    job_order: withVersions(received.rows, history),
    order_not_accepted: accepted.aside,
    unnamed_employer: received.aside,
    consultation: consultationRows(stories),
    consultation_note: consultationNoteRows(stories),
    negotiation: withVersions(negotiations, history),
    referral: withVersions(referred.rows, history),
    trial_decision: referred.aside,
    placement: withVersions(placements, history),
    trial_employment: withVersions(trials, history),
    mutual_request: mutualRequestRows("NATIONAL"),
    state_change: history,
  };
  for (const [table, rows] of Object.entries(tables)) await insertRows(db, table, rows);
  await insertRows(db, "counted_since", countingStartRows("NATIONAL", FIRST_DAY));
  await insertRows(db, "month_closing", monthClosingRows("national.planning"));
  await db.query("select count_loaded_events()");
  for (const table of [...Object.keys(tables), "counted_event"]) await db.query(`analyze ${table}`);
}
