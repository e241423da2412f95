import { editions } from "@aiwork/schema-agreement/occupations.json";
import { plainCode } from "@aiwork/server/text/digits";
import { type ListFilter, requireKnownCode } from "@aiwork/subgraph/lists/keyset-list";
import { isKnownArea } from "../../agreement/text/area-code";

/** The groups of all editions by their codes; a middle group of 2011 is also named without its major group, as 45 for F/45. */
const OCCUPATIONS = editions.flatMap(({ occupations }) =>
  occupations.flatMap(({ code }) => [code, ...code.split("/")]),
);
/** 2022: 中分類 001 to 099, which the list of the agreement does not go down to. */
const MIDDLE_GROUP_OF_2022 = /^0\d{2}(?:-\d{0,2})?$/;
/** What the code of a smaller group has after that of the group, or the beginning of it: 45 and 3-01, F/45 and /453-01. */
const WITHIN_GROUP = /^(?:\/\d{1,3}){0,2}\d?(?:-\d{0,2})?$/;

/** Whether a code begins that of a group, or is of a smaller group within one. */
function isKnownOccupation(code: string): boolean {
  const isWithin = (known: string) =>
    /\d$/.test(known) && code.startsWith(known) && WITHIN_GROUP.test(code.slice(known.length));
  return OCCUPATIONS.some((known) => known.startsWith(code) || isWithin(known)) || MIDDLE_GROUP_OF_2022.test(code);
}

interface WorkplaceFilter {
  occupationCode?: string | null;
  workplaceWardCode?: string | null;
  workplaceWardCodes?: readonly string[] | null;
}

/** Narrows a list of orders or jobs by occupation and ward, whose codes may be typed in any width. @throws UNKNOWN_CODE */
export function workplaceFilters(filter: WorkplaceFilter | null | undefined): ListFilter[] {
  const occupation = filter?.occupationCode == null ? null : plainCode(filter.occupationCode);
  const ward = filter?.workplaceWardCode == null ? null : plainCode(filter.workplaceWardCode);
  const wards = filter?.workplaceWardCodes?.map(plainCode);
  requireKnownCode(occupation, isKnownOccupation, "filter", "occupationCode");
  requireKnownCode(ward, isKnownArea, "filter", "workplaceWardCode");
  for (const [i, code] of (wards ?? []).entries())
    requireKnownCode(code, isKnownArea, "filter", "workplaceWardCodes", String(i));
  return [
    { name: "occupation", value: occupation, condition: (code) => `starts_with(occupation_code, ${code})` },
    { name: "ward", value: ward, condition: (code) => `workplace_ward_code = ${code}` },
    { name: "wards", value: wards, condition: (codes) => `workplace_ward_code = any (${codes}::text[])` },
  ];
}
