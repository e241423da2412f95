import type { Resolvers } from "../../generated/resolvers";
import { findMunicipalities } from "./municipality";

export const cityMunicipalityResolvers = {
  Query: { municipalities: (_, { search }) => findMunicipalities(search) },
} satisfies Resolvers;
