import { knownPersonFields, lookUpByName } from "@aiwork/agreement/joint-counter/person-lookup/person-lookup";
import {
  personLookupFields,
  readPersonLookups,
} from "@aiwork/agreement/joint-counter/person-lookup/person-lookup.queries";
import type { Resolvers } from "../../generated/resolvers";

export const cityPersonLookupResolvers = {
  Query: {
    cityPersons: (_, { lookup }, context) => lookUpByName(context, lookup),
    cityPersonLookups: (_, page, context) => readPersonLookups(context, page),
  },
  KnownPerson: knownPersonFields,
  PersonLookup: personLookupFields("CITY"),
} satisfies Resolvers;
