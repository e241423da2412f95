import type { EntityManager, EntityTarget, MigrationInterface, ObjectLiteral } from "typeorm";
import type { SubgraphModule } from "../graphql/build-subgraph-schema";

/** A party's subgraph: its contract, its answers, its database. */
export interface Party extends SubgraphModule {
  name: string;
  /** The environment variable that holds its database's address. */
  databaseVariable: string;
  entities: EntityTarget<ObjectLiteral>[];
  migrations: (new () => MigrationInterface)[];
  dataSets: Record<string, (db: EntityManager) => Promise<void>>;
}
