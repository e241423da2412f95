import { type KnownPersonRow, lookUp, lookUpByName } from "@aiwork/agreement/joint-counter/person-lookup/person-lookup";
import { personLookupError } from "@aiwork/agreement/joint-counter/person-lookup/person-lookup.errors";
import type { Statement } from "@aiwork/subgraph/database/connect-database";
import { parseNumber } from "@aiwork/subgraph/graphql/scalars";
import type { SubgraphContext } from "@aiwork/subgraph/subgraph-context";
import { withHyphens } from "../../employment-placement/registration/registration-number";
import type { NationalPersonLookupInput } from "../../generated/resolvers";

const NUMBERED: Statement = {
  name: "persons-numbered",
  text: `select person as "seekerId", place as "servicePointId" from look_up_number($3, $1, $2)`,
};

/** By name and birth date, or by the number of a registration. @throws LOOKUP_BY, INPUT_REQUIRED, LOOKUP_REASON, LOOKUPS_USED_UP */
export async function lookUpNationalPersons(
  context: SubgraphContext,
  lookup: NationalPersonLookupInput,
): Promise<KnownPersonRow[]> {
  const { name, birthDate, number } = lookup;
  if (number != null && name == null && birthDate == null)
    return lookUp(context, lookup, NUMBERED, [withHyphens(parseNumber(number, "lookup", "number"))]);
  // guard: person-is-looked-up-by-name-and-birth-date
  if (number != null || name == null || birthDate == null) throw personLookupError("LOOKUP_BY").at("lookup");
  return lookUpByName(context, { ...lookup, name, birthDate });
}
