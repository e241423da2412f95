import { createPersonalDataInventory } from "@aiwork/agreement/joint-counter/personal-data-inventory/personal-data-inventory";
import { national } from "./national";

/** The national side's personal-data inventory, as its entities state it. No national mutation anonymizes a file. */
export const nationalPersonalData = createPersonalDataInventory(national.entities, {
  anonymizes: false,
  otherTables: { service_point_office: "reference data" },
});
