import type { Contract, ContractParty, ContractText } from "@aiwork/schema/contract";
import { parseContract, readContract } from "@aiwork/schema/read-contract";
import { Source } from "graphql";

/** The SDL of each part, in one file each. */
export interface ContractParts {
  agreement?: string;
  city?: string;
  national?: string;
}

const real = readContract();

/** A small contract with the real articles and roles, one file per part, such as schema/city/part.graphql. */
function textOf(parts: ContractParts): ContractText {
  const read = (part: keyof ContractParts) => {
    const text = parts[part];
    return text === undefined ? [] : [new Source(text, `schema/${part}/part.graphql`)];
  };
  return {
    articles: real.articles,
    roles: real.roles,
    agreement: read("agreement"),
    city: read("city"),
    national: read("national"),
  };
}

export const contractOf = (parts: ContractParts): Contract => parseContract(textOf(parts));

const CORE_FILES = /\/(disclosure|links|page|party|rules|scalars|seeker)\.graphql$/;

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
      act_${party}(input: Act_${party}_Input!): Act_${party}_Payload! @clause(of: "AGREEMENT") @access(to: [OWN_PARTY], roles: ["${ROLES[party]}"])
    }
    "What it needs."
    input Act_${party}_Input @clause(of: "AGREEMENT") {
      "The caller's key."
      idempotencyKey: ID!
    }
    "What came of it."
    type Act_${party}_Payload @clause(of: "AGREEMENT") @access(to: [AS_PARENT]) {
      "Why nothing was done."
      userErrors: [UserError!]!
    }`,
    `schema/${party}/act.graphql`,
  );
