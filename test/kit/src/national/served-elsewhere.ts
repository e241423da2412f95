import type { TestParty } from "../subgraph/test-party";
import { arrangeNational } from "./arrange-national";
import { NATIONAL_COUNSELOR, sendNationalMutation } from "./send-mutation";

/** Arranges persons whom shiroishi referred and whom toyohira serves since. */
export function arrangeServedElsewhere(party: TestParty) {
  const add = arrangeNational(party);
  return {
    /** A person who was registered at toyohira later. */
    async registeredElsewhere(validUntil: string) {
      const seekerId = await add.person();
      const registrationId = await add.registration({ seekerId });
      const jobOrderId = await add.jobOrder({ openings: 2 });
      const referralId = await add.referral({ registrationId, jobOrderId });
      const other = { servicePointId: "toyohira", receivedOn: "2013-12-10", validUntil };
      return { seekerId, jobOrderId, referralId, otherId: await add.registration({ seekerId, ...other }) };
    },
    /** A person who was handed over, with the registration. */
    async handedOver() {
      const seekerId = await add.person();
      const registrationId = await add.registration({ seekerId });
      const jobOrderId = await add.jobOrder({ openings: 2 });
      const referralId = await add.referral({ registrationId, jobOrderId });
      const transfer = { seekerId, servicePointId: "toyohira", reason: "豊平区へ転居したため" };
      const { userErrors } = await sendNationalMutation(party, NATIONAL_COUNSELOR, "handOverNationalFile", transfer);
      if (userErrors.length > 0) throw new Error(JSON.stringify(userErrors));
      return { seekerId, registrationId, jobOrderId, referralId };
    },
  };
}
