import { parseOptionalText, parseRequiredText } from "@aiwork/agreement/text/given-texts";
import { readWebAddress } from "@aiwork/agreement/text/web-address";
import type { EntityManager } from "typeorm";
import { parseConditions, type ToldCondition } from "./parse-conditions";
import { refuse } from "./program-refusals";
import type { SupportProgramEntity } from "./support-program.entity";

const MOST_DOCUMENTS = 30;
const SHORT = 200;
const MIDDLE = 1000;
const LONG = 10_000;

type Optional = "acceptsFrom" | "acceptsUntil" | "legalBasis" | "url";
type Needed = "number" | "title" | "summary" | "detail" | "department" | "contact";
export interface ToldProgram extends Pick<SupportProgramEntity, Needed>, Partial<Pick<SupportProgramEntity, Optional>> {
  conditions: readonly ToldCondition[];
  requiredDocuments: readonly string[];
}

/** @throws TOO_MANY, ACCEPTANCE_REVERSED, URL_FORM and the errors of a condition and of a text */
export async function parseProgram(db: EntityManager, told: ToldProgram) {
  const { acceptsFrom = null, acceptsUntil = null } = told;
  // guard: last-day-of-acceptance-does-not-come
  if (acceptsFrom !== null && acceptsUntil !== null && acceptsUntil < acceptsFrom)
    throw refuse("ACCEPTANCE_REVERSED").at("acceptsUntil");
  return {
    number: parseRequiredText(told.number, "number", SHORT),
    title: parseRequiredText(told.title, "title", SHORT),
    summary: parseRequiredText(told.summary, "summary", MIDDLE),
    detail: parseRequiredText(told.detail, "detail", LONG),
    department: parseRequiredText(told.department, "department", SHORT),
    contact: parseRequiredText(told.contact, "contact", SHORT),
    conditions: await parseConditions(db, told.conditions),
    requiredDocuments: parseDocuments(told.requiredDocuments),
    acceptsFrom,
    acceptsUntil,
    legalBasis: parseOptionalText(told.legalBasis, "legalBasis", SHORT),
    url: readWebAddress(told.url, "url"),
  };
}

function parseDocuments(told: readonly string[]): string[] {
  // guard: applicant-brings-no-more-documents
  if (told.length > MOST_DOCUMENTS) throw refuse("TOO_MANY", { most: MOST_DOCUMENTS }).at("requiredDocuments");
  return told.map((document) => parseRequiredText(document, "requiredDocuments", SHORT));
}
