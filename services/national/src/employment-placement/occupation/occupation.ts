import { editions } from "@aiwork/schema-agreement/occupations.json";
import { composeText } from "@aiwork/server/text/compose-text";
import { plainCode } from "@aiwork/server/text/digits";
import { requireKnownCode } from "@aiwork/subgraph/lists/keyset-list";

/** 職業: a major or middle group of an edition of the classification; reference data of the agreement. */
export interface ClassifiedOccupation {
  code: string;
  title: string;
  edition: string;
  majorGroup: string | null;
}

/** The edition of the occupation codes in orders received on a day; editions stand newest first. */
export function occupationEditionOn(day: string): string {
  return editions.find(({ from }) => from <= day)?.edition ?? "2011";
}

/** The groups of an edition, by code: those whose code begins with the text or whose title contains it. @throws UNKNOWN_CODE, STACK_OF_MARKS */
export function findOccupations(given: string, search: string | null | undefined): ClassifiedOccupation[] {
  const wanted = composeText(search ?? "").trim();
  const edition = plainCode(given);
  requireKnownCode(edition, (code) => editions.some((one) => one.edition === code), "edition");
  const { occupations = [] } = editions.find((one) => one.edition === edition) ?? {};
  return occupations
    .filter(({ code, title }) => code.startsWith(wanted.toUpperCase()) || composeText(title).includes(wanted))
    .map(({ code, title }) => {
      const [major = code] = code.split("/");
      return { code, title, edition, majorGroup: major === code ? null : major };
    });
}
