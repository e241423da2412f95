import type { PublicPage } from "@aiwork/server/http/public-page";
import type { KnownClaims } from "@aiwork/server/identity/issuers";
import type { EntityManager, EntityTarget, MigrationInterface, ObjectLiteral } from "typeorm";
import type { SubgraphModule } from "../graphql/build-party-schema";
import type { SubgraphContext } from "../subgraph-context";

/** A party's subgraph: its contract, its resolvers, its database. */
export interface Party extends SubgraphModule {
  name: string;
  /** What an access token may name. */
  knownClaims: KnownClaims;
  /** The environment variable that holds its database's address. */
  databaseVariable: string;
  entities: EntityTarget<ObjectLiteral>[];
  migrations: (new () => MigrationInterface)[];
  /** Documents that anybody may GET without a token. */
  publicPages?: (served: Pick<SubgraphContext, "database" | "clock">) => readonly PublicPage[];
  /** Gives the database the reference data of the agreement that its functions need; runs at each start, as its owner. */
  loadReferenceData?: (db: EntityManager) => Promise<void>;
  /** What its process does for the database from time to time, as its owner; no answer depends on it. */
  upkeep?: (db: EntityManager) => Promise<void>;
  dataSets: Record<string, (db: EntityManager) => Promise<void>>;
}
