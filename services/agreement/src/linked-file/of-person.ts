/**
 * Rows under any id of the person. The ids are computed first (`offset 0`), because under a row-level security policy
 * PostgreSQL uses no index for the result of a function that is not leakproof.
 */
export const OF_PERSON =
  "cross join lateral (select ids_of(parent.key) as ids offset 0) as person where seeker_id = any (person.ids)";
