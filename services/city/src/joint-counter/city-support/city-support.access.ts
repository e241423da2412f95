import { bySeekerId } from "@aiwork/agreement/joint-counter/seeker-access/record-owners";
import type { RecordAccess } from "@aiwork/subgraph/access/party-access";
import type { CityHalf } from "./city-support.queries";

export const citySupportAccess = { CitySupport: bySeekerId satisfies RecordAccess<CityHalf> };
