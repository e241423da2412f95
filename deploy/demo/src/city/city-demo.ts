import { CityProfileEntity } from "@aiwork/city/joint-counter/seeker/seeker.entity";
import { seedCity } from "@aiwork/city/seed";
import { columnNamesWithoutKey } from "@aiwork/subgraph/database/entity-columns";
import { fillTable, insertRows } from "@aiwork/subgraph/database/insert-rows";
import type { EntityManager } from "typeorm";
import { consentRows } from "../population/consents";
import { countingStartRows } from "../population/counting-starts";
import { generateStories } from "../population/generate-stories";
import { monthClosingRows } from "../population/month-closings";
import { mutualRequestHistory, mutualRequestRows } from "../population/mutual-requests";
import { sameColumnNames, splitSideTable } from "../population/split-side-table";
import { withVersions } from "../population/state-changes";
import { applicationHistory, applicationRows } from "./applications.demo";
import { cityFileHistory, cityFileRows, publicAssistanceRows } from "./city-files.demo";
import {
  councilMeetingHistory,
  councilMeetingRows,
  meetingAgendaRows,
  meetingMinutesRows,
} from "./council-meetings.demo";
import { counselingNoteRows, sessionHistory, sessionRows } from "./counseling.demo";
import { liaisonHistory, liaisonRows } from "./liaisons.demo";
import { localJobHistory, localJobRows } from "./local-jobs.demo";
import { programHistory, programRows } from "./programs.demo";
import { visitRows } from "./visits.demo";

const FIRST_COUNTED_DAY = "2012-04-01";
const PROFILE_COLUMNS = sameColumnNames(...columnNamesWithoutKey(CityProfileEntity));
const CATEGORIES = ["CITY_PROFILE", "COUNSELING_SUMMARY", "PROGRAM_APPLICATION", "LIAISON"];

/**
 * The seed brings its plans into force when it is loaded. Here visits are known since their days, so the plans are known from
 * the first day of their years: a report as of an earlier instant has both.
 */
async function knowPlansFromTheirYears(db: EntityManager): Promise<void> {
  await db.query(`update business_plan set (recorded_at, in_force_from) = (known, known)
    from (select id, make_date(fiscal_year, 4, 1)::timestamp at time zone 'Asia/Tokyo' as known from business_plan) as year
    where year.id = business_plan.id`);
}

/** The seed, and a synthetic population whose counted visits add up to the printed numbers of users. */
export async function seedCityDemo(db: EntityManager): Promise<void> {
  await seedCity(db);
  await knowPlansFromTheirYears(db);
  const stories = generateStories();
  const known = stories.filter(({ person }) => person.knownTo !== "NATIONAL");
  const sessions = sessionRows(known);
  const [jobs, applications, liaisons] = [localJobRows(), applicationRows(known), liaisonRows(stories)];
  const history = [
    ...cityFileHistory(known),
    ...sessionHistory(known, sessions),
    ...applicationHistory(applications),
    ...liaisonHistory(stories),
    ...localJobHistory(jobs),
    ...programHistory(programRows),
    ...councilMeetingHistory,
    ...mutualRequestHistory("CITY"),
  ];
  const files = splitSideTable(cityFileRows(known), ["seeker_id", "seeker_id"], PROFILE_COLUMNS);
  const decided = splitSideTable(applications, ["id", "application_id"], { decision_reason: "reason" });
  const sent = splitSideTable(liaisons, ["id", "liaison_id"], sameColumnNames("department"));
  const tables = {
    support_program: withVersions(programRows, history),
    local_job: withVersions(jobs, history),
    city_file: files.rows,
    city_profile: files.aside,
    public_assistance: publicAssistanceRows(known),
    disclosure_consent: consentRows(known, "CITY", CATEGORIES),
    counseling_session: sessions,
    counseling_note: counselingNoteRows(known),
    program_application: withVersions(decided.rows, history),
    application_decision: decided.aside,
    liaison: withVersions(sent.rows, history),
    liaison_department: sent.aside,
    council_meeting: councilMeetingRows,
    meeting_agenda: meetingAgendaRows,
    meeting_minutes: meetingMinutesRows,
    mutual_request: mutualRequestRows("CITY"),
    state_change: history,
  };
  for (const [table, rows] of Object.entries(tables)) await insertRows(db, table, rows);
  await fillTable(db, "visit", visitRows(stories));
  await insertRows(db, "counted_since", countingStartRows("CITY", FIRST_COUNTED_DAY));
  await insertRows(db, "month_closing", monthClosingRows("city.secretariat"));
  await db.query("select count_loaded_events()");
  for (const table of [...Object.keys(tables), "visit", "counted_event"]) await db.query(`analyze ${table}`);
}
