import type { DocumentNode, FieldDefinitionNode, Source, TypeDefinitionNode, TypeExtensionNode } from "graphql";

export type ContractParty = "city" | "national";

/** An article of the agreement; one without a party belongs to both. */
export interface ContractArticle {
  clause: string;
  party: "CITY" | "NATIONAL" | null;
  title: string;
  text: string;
}

/** A role (職務) that a token may claim; one without a party is not a staff role. */
export interface ContractRole {
  role: string;
  party: "CITY" | "NATIONAL" | null;
  title: string;
  /** Whether it is bound to the service points that the token names. */
  atServicePoint: boolean;
}

/** The contract as text: the part that both parties include, and each party's own part. */
export interface ContractText {
  articles: readonly ContractArticle[];
  roles: readonly ContractRole[];
  /** What the parties count (指標), and the facts that they can count, as they are written. */
  indicators: unknown;
  facts: unknown;
  agreement: readonly Source[];
  city: readonly Source[];
  national: readonly Source[];
}

/** A type's definition or one of its extensions, as written in a file. */
export interface ContractBlock {
  name: string;
  node: TypeDefinitionNode | TypeExtensionNode;
  fields: readonly ContractField[];
  file: string;
}

/** A field of an object type or an interface. */
export interface ContractField {
  name: string;
  coordinate: string;
  node: FieldDefinitionNode;
  block: ContractBlock;
  file: string;
}

/** One party's subgraph: the agreement and its own part. */
export interface PartySdl {
  party: ContractParty;
  document: DocumentNode;
  blocks: readonly ContractBlock[];
  fields: readonly ContractField[];
}

export interface Contract {
  articles: readonly ContractArticle[];
  roles: readonly ContractRole[];
  city: PartySdl;
  national: PartySdl;
}

export const partiesOf = (contract: Contract): readonly [PartySdl, PartySdl] => [contract.city, contract.national];

export const peerOf = (contract: Contract, party: ContractParty): PartySdl =>
  party === "city" ? contract.national : contract.city;

export const isRoot = (typeName: string): boolean => typeName === "Query" || typeName === "Mutation";

/** One fault of the contract, with all that its author needs to correct it. */
export interface ContractFailure {
  /** The file, from the root of the repository; "schema" when it concerns no single file. */
  file: string;
  /** A schema coordinate, such as Query.seeker or Query.seeker(id:). */
  member: string;
  what: string;
  whatToDo: string;
}

/** Both parties' documents contain the agreement, so its faults are found twice and reported once. */
export function uniqueFailures(failures: readonly ContractFailure[]): ContractFailure[] {
  return [...new Map(failures.map((failure) => [JSON.stringify(failure), failure])).values()];
}
