import type { PartyAccess } from "../access/record-access";

/** The city's access for a schema made in a test: no seeker is at a service point, and no seeker has consented. */
export function accessOf(given: Partial<PartyAccess> = {}): PartyAccess {
  return {
    party: "CITY",
    servicePointRoles: new Set(["city.counselor", "national.counselor"]),
    records: {},
    isOnePerson: async (_, one, other) => one === other,
    isAtServicePoint: async () => false,
    openedWith: async () => null,
    openCategories: async () => null,
    ...given,
  };
}
