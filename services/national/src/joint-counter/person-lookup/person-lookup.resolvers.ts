import { knownPersonFields } from "@aiwork/agreement/joint-counter/person-lookup/person-lookup";
import {
  personLookupFields,
  readPersonLookups,
} from "@aiwork/agreement/joint-counter/person-lookup/person-lookup.queries";
import type { Resolvers } from "../../generated/resolvers";
import { lookUpNationalPersons } from "./look-up-national-persons";

export const nationalPersonLookupResolvers = {
  Query: {
    nationalPersons: (_, { lookup }, context) => lookUpNationalPersons(context, lookup),
    nationalPersonLookups: (_, page, context) => readPersonLookups(context, page),
  },
  KnownPerson: knownPersonFields,
  PersonLookup: personLookupFields("NATIONAL"),
} satisfies Resolvers;
