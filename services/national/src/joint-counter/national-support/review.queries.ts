import type { Statement } from "@aiwork/subgraph/database/connect-database";
import { groupLoader } from "@aiwork/subgraph/database/request-loaders";
import type { SubgraphContext } from "@aiwork/subgraph/subgraph-context";

/** Referrals, live or hired, that an age limit or a trial group let pass before the person's birth date was corrected. */
const REFERRALS_TO_REVIEW: Statement = {
  name: "referrals-to-review",
  text: `select referral.seeker_id as "seekerId", referral.id
    from referral left join job_order on job_order.id = job_order_id
    where referral.seeker_id = any ($1::uuid[])
      and referral.status in ('ISSUED', 'APPLIED', 'INTERVIEW_SET', 'INTERVIEWED', 'HIRED')
      and (num_nonnulls(age_minimum, age_maximum, mandatory_retirement_age) > 0
        or exists (select from trial_decision where referral_id = referral.id))
      and exists (
        select from profile_revision as revision
        where revision.seeker_id = referral.seeker_id and revision.field = 'birthDate' and revision.revised_at
          >= coalesce(first_change(referral.id, null), issued_on::timestamp at time zone 'Asia/Tokyo')
      )
    order by referral.issued_on desc, referral.id desc`,
};

const idsToReview = groupLoader<SubgraphContext, string, { seekerId: string; id: string }>(
  ({ database }, seekerIds) => database.read(REFERRALS_TO_REVIEW, [seekerIds]),
  ({ seekerId }) => seekerId,
);

export async function referralsToReview(
  { seekerId }: { seekerId: string },
  _: unknown,
  context: SubgraphContext,
): Promise<string[]> {
  return (await idsToReview(context).load(seekerId)).map(({ id }) => id);
}
