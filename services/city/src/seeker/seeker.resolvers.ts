import { ageBandOf, ageOn } from "@aiwork/agreement/calendar/age";
import { parseSeekerKey } from "@aiwork/agreement/seeker-key";
import { servicePointOf } from "@aiwork/agreement/service-point/service-point.loader";
import type { Resolvers } from "../generated/resolvers";
import { cityFileOfSeeker, publicAssistanceOfSeeker } from "./city-file.loader";

export const seekerResolvers = {
  Query: { seeker: (_, key) => parseSeekerKey(key) },
  Seeker: {
    __resolveReference: (key) => parseSeekerKey(key as { id: string }),
    city: ({ id }, _, context) => cityFileOfSeeker(context).load(id),
  },
  CitySupport: {
    profile: (file) => file,
    withheld: () => [],
  },
  CityProfile: {
    ageBand: ({ birthDate }, _, { clock }) => (birthDate === null ? null : ageBandOf(ageOn(birthDate, clock.today()))),
    publicAssistance: async ({ seekerId }, _, context) =>
      (await publicAssistanceOfSeeker(context).load(seekerId))?.received ?? null,
    registeredAt: ({ registeredAt }, _, context) => servicePointOf(context, registeredAt),
  },
} satisfies Resolvers;
