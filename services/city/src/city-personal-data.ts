import { createPersonalDataInventory } from "@aiwork/agreement/joint-counter/personal-data-inventory/personal-data-inventory";
import { city } from "./city";

/** The city's personal-data inventory, as its entities state it. */
export const cityPersonalData = createPersonalDataInventory(city.entities, { anonymizes: true });
