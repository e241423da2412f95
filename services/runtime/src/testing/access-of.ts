import type { PartyAccess } from "../access/record-access";

/** A city's access for a schema made in a test: nobody is at a counter, and nobody has consented to anything. */
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
