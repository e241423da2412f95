import { Source } from "graphql";
import type { Contract, ContractText, PartyName } from "../contract";
import { parseContract } from "../parse-contract";
import { readContract } from "../read-contract";

/** The SDL of each part, in one file each. */
export interface Parts {
  agreement?: string;
  city?: string;
  national?: string;
}

const real = readContract();

/** A small contract with the real articles and roles, one file per part, such as schema/city/part.graphql. */
function textOf(parts: Parts): ContractText {
  const read = (part: keyof Parts) => {
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

export const contractOf = (parts: Parts): Contract => parseContract(textOf(parts));

const HEART = /\/(disclosure|links|page|party|rules|scalars|seeker)\.graphql$/;

/** A small contract on top of the core of the real agreement, with a mutation of each party, so that it composes. */
export function agreedTextOf(parts: Parts): ContractText {
  const { city, national, ...text } = textOf(parts);
  return {
    ...text,
    agreement: [...real.agreement.filter(({ name }) => HEART.test(name)), ...text.agreement],
    city: [...city, actOf("city")],
    national: [...national, actOf("national")],
  };
}

const DUTIES: Record<PartyName, string> = { city: "city.counselor", national: "national.counselor" };

const actOf = (party: PartyName): Source =>
  new Source(
    `extend type Mutation {
      "What ${party} does."
      act_${party}(input: Act_${party}_Input!): Act_${party}_Payload! @clause(of: "AGREEMENT") @access(to: [OWN_PARTY], roles: ["${DUTIES[party]}"])
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
