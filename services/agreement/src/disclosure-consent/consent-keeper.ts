import type { SubgraphContext } from "@aiwork/runtime/server/subgraph-context";
import type { EntityManager } from "typeorm";
import type { DisclosureCategory } from "./disclosure-consent";

/** The party that holds the data keeps the consent, and enforces it (domain, principle 4). */
export interface ConsentKeeper {
  /** Its table of persons. */
  readonly file: "city_file" | "national_file";
  /** The classes of data that it holds. */
  readonly held: readonly DisclosureCategory[];
  /** Whether the caller is the person, or staff at the person's counter. */
  mayActFor(db: EntityManager, context: SubgraphContext, seekerId: string): Promise<boolean>;
}
