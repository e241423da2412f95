/**
 * Under any id of the person. Worked out beforehand (`offset 0`): under a policy PostgreSQL looks nothing up by what a
 * function says that may leak it.
 */
export const OF_PERSON =
  "cross join lateral (select ids_of(parent.key) as ids offset 0) as person where seeker_id = any (person.ids)";
