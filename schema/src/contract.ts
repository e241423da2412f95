import type { DocumentNode, FieldDefinitionNode, Source, TypeDefinitionNode, TypeExtensionNode } from "graphql";

export type PartyName = "city" | "national";

/** An article of the agreement; one without a party belongs to both. */
export interface Article {
  clause: string;
  party: "CITY" | "NATIONAL" | null;
  title: string;
  text: string;
}

/** A role (職務) that a token may claim; one without a party is not a staff role. */
export interface Role {
  role: string;
  party: "CITY" | "NATIONAL" | null;
  title: string;
  /** Whether it is bound to the service points that the token names. */
  counter: boolean;
}

/** The contract as text: the part that both parties include, and each party's own part. */
export interface ContractText {
  articles: readonly Article[];
  roles: readonly Role[];
  agreement: readonly Source[];
  city: readonly Source[];
  national: readonly Source[];
}

/** A type's definition or one of its extensions, as written in a file. */
export interface Block {
  name: string;
  node: TypeDefinitionNode | TypeExtensionNode;
  fields: readonly Field[];
  file: string;
}

/** A field of an object type or an interface. */
export interface Field {
  name: string;
  coordinate: string;
  node: FieldDefinitionNode;
  block: Block;
  file: string;
}

/** One party's subgraph: the agreement and its own part. */
export interface PartySdl {
  party: PartyName;
  document: DocumentNode;
  blocks: readonly Block[];
  fields: readonly Field[];
}

export interface Contract {
  articles: readonly Article[];
  roles: readonly Role[];
  city: PartySdl;
  national: PartySdl;
}

export const partiesOf = (contract: Contract): readonly [PartySdl, PartySdl] => [contract.city, contract.national];

export const peerOf = (contract: Contract, party: PartyName): PartySdl =>
  party === "city" ? contract.national : contract.city;

export const isRoot = (typeName: string): boolean => typeName === "Query" || typeName === "Mutation";
