import type { Resolvers } from "../../generated/resolvers";
import { findOccupations, occupationEditionOn } from "./occupation";

export const occupationResolvers = {
  Query: {
    occupations: (_, { edition, search }, { clock }) =>
      findOccupations(edition ?? occupationEditionOn(clock.today()), search),
  },
} satisfies Resolvers;
