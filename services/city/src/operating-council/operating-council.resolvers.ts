import { columnsOf } from "@aiwork/runtime/database/columns-of";
import type { Desk, Statement } from "@aiwork/runtime/database/open-database";
import type { Resolvers } from "../generated/resolvers";
import { OperatingCouncilEntity } from "./operating-council.entity";

const COUNCIL: Statement = {
  name: "operating-council",
  text: `select ${columnsOf(OperatingCouncilEntity)} from operating_council`,
};

export const operatingCouncilResolvers = {
  Query: { council: (_, __, { database }) => readCouncil(database) },
} satisfies Resolvers;

async function readCouncil(database: Desk): Promise<OperatingCouncilEntity | null> {
  const [council] = await database.read<OperatingCouncilEntity>(COUNCIL);
  return council ?? null;
}
