import type { Resolvers } from "../../generated/resolvers";
import { ALL_CITY_DEPARTMENTS } from "./department.access";

export const cityDepartmentResolvers = {
  Query: { departments: () => [...ALL_CITY_DEPARTMENTS] },
} satisfies Resolvers;
