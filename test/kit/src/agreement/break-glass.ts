/** What opens a person's record with a reason (緊急閲覧), besides the person: a ground, and a reason that says something. */
export const OPENING = { ground: "PERSON_CAME", reason: "本人が他の窓口に来所したため" } as const;
