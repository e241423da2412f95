import type { SubgraphContext } from "@aiwork/runtime/server/subgraph-context";
import type { EntityManager } from "typeorm";
import type { DisclosureCategory } from "./disclosure-consent";

/** The party that holds the data: it keeps the consent and enforces it, so that a check needs no call to the other party. */
export interface ConsentKeeper {
  /** The table of its persons' files. */
  readonly file: "city_file" | "national_file";
  /** The categories of data that it holds. */
  readonly held: readonly DisclosureCategory[];
  /** Whether the caller is the person, or staff at the person's service point. */
  mayActFor(db: EntityManager, context: SubgraphContext, seekerId: string): Promise<boolean>;
}
