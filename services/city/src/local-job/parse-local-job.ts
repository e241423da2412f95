import { parseAreaCode } from "@aiwork/agreement/text/area-code";
import { parseRequiredText } from "@aiwork/agreement/text/given-texts";
import { readWebAddress } from "@aiwork/agreement/text/web-address";
import type { SubgraphContext } from "@aiwork/runtime/server/subgraph-context";
import type { LocalJobEntity } from "./local-job.entity";
import { refuse } from "./local-job-refusals";

const SHORT = 200;
const LONG = 10_000;
const MOST_OPENINGS = 999;
/** 厚生労働省編職業分類: a code of the editions of 2011 (C/25/251/251-01) or 2022 (06/033/033-01), at any depth. */
const OCCUPATION = /^([A-Z]|\d{2,3})(\/\d{2,3}(-\d{2})?){0,3}$/;

type Needed =
  | "title"
  | "employer"
  | "description"
  | "occupationCode"
  | "employmentType"
  | "openings"
  | "contact"
  | "applyBy";
export interface ToldJob
  extends Pick<LocalJobEntity, Needed>,
    Partial<Pick<LocalJobEntity, "workplaceWardCode" | "url">> {
  wage: { unit: LocalJobEntity["wageUnit"]; minimum: number; maximum?: number | null };
}

/**
 * @throws OCCUPATION_CODE_FORM, AREA_CODE_FORM, WAGE_RANGE, OPENINGS_RANGE, APPLY_BY_PAST, URL_FORM and the errors of a
 * text
 */
export function parseLocalJob(told: ToldJob, { clock }: SubgraphContext) {
  const { occupationCode, workplaceWardCode = null, openings, applyBy } = told;
  const { unit, minimum, maximum = null } = told.wage;
  // guard: occupation-is-given-by-code
  if (!OCCUPATION.test(occupationCode)) throw refuse("OCCUPATION_CODE_FORM").at("occupationCode");
  // guard: job-pays-something
  if (minimum < 1 || (maximum !== null && maximum < minimum)) throw refuse("WAGE_RANGE").at("wage");
  // guard: somebody-is-wanted
  if (openings < 1 || openings > MOST_OPENINGS) throw refuse("OPENINGS_RANGE").at("openings");
  // guard: job-is-drafted-can-still-be-applied
  if (applyBy < clock.today()) throw refuse("APPLY_BY_PAST").at("applyBy");
  return {
    title: parseRequiredText(told.title, "title", SHORT),
    employer: parseRequiredText(told.employer, "employer", SHORT),
    description: parseRequiredText(told.description, "description", LONG),
    occupationCode,
    workplaceWardCode: workplaceWardCode === null ? null : parseAreaCode(workplaceWardCode, "workplaceWardCode"),
    employmentType: told.employmentType,
    wageUnit: unit,
    wageMinimum: minimum,
    wageMaximum: maximum,
    openings,
    contact: parseRequiredText(told.contact, "contact", SHORT),
    url: readWebAddress(told.url, "url"),
    applyBy,
  };
}
