import { join } from "node:path";
import type { Contract, ContractParty, ContractText } from "@aiwork/schema/contract";
import { parseContract, readContract } from "@aiwork/schema/read-contract";
import { Source } from "graphql";

/** The SDL of a part: in one file under the article `agreement`, or in one file for each folder of an article. */
type PartText = string | Readonly<Record<string, string>>;

export interface ContractParts {
  agreement?: PartText;
  city?: PartText;
  national?: PartText;
}

const real = readContract();

/** A small contract with the real articles and roles, in files such as schema/city/agreement/part.graphql. */
function textOf(parts: ContractParts): ContractText {
  const read = (part: keyof ContractParts) => {
    const text = parts[part] ?? {};
    const byFolder = typeof text === "string" ? { agreement: text } : text;
    return Object.entries(byFolder).map(
      ([folder, body]) => new Source(body, join("schema", part, folder, "part.graphql")),
    );
  };
  return {
    articles: real.articles,
    roles: real.roles,
    indicators: real.indicators,
    facts: real.facts,
    agreement: read("agreement"),
    city: read("city"),
    national: read("national"),
  };
}

export const contractOf = (parts: ContractParts): Contract => parseContract(textOf(parts));

const CORE_FILES = /\/(disclosure-consent|links|page|party|rules|scalars|seeker)\.graphql$/;

/** A small contract on top of the core of the real agreement, with a mutation of each party, so that it composes. */
export function agreedTextOf(parts: ContractParts): ContractText {
  const { city, national, ...text } = textOf(parts);
  return {
    ...text,
    agreement: [...real.agreement.filter(({ name }) => CORE_FILES.test(name)), ...text.agreement],
    city: [...city, mutationOf("city")],
    national: [...national, mutationOf("national")],
  };
}

const ROLES: Record<ContractParty, string> = { city: "city.counselor", national: "national.counselor" };

const mutationOf = (party: ContractParty): Source =>
  new Source(
    `extend type Mutation {
      "What ${party} does."
      act_${party}(input: Act_${party}_Input!): Act_${party}_Payload @access(to: [OWN_PARTY], roles: ["${ROLES[party]}"])
    }
    "What it needs."
    input Act_${party}_Input {
      "The caller's key."
      idempotencyKey: ID!
    }
    "What came of it."
    type Act_${party}_Payload @access(to: [AS_PARENT]) {
      "Why nothing was done."
      userErrors: [Act_${party}Error!]!
    }
    "Why it was refused."
    type Act_${party}Error @access(to: [AS_PARENT]) {
      "The error's code."
      code: String!
    }`,
    `schema/${party}/agreement/act.graphql`,
  );
