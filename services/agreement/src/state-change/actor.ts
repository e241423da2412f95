/** Who did it: never a private person's name. The person themself has no party. */
export interface Actor {
  party: "CITY" | "NATIONAL" | null;
  role: string;
  name: string | null;
}

export function actorOf(party: Actor["party"], role: string, name: string | null): Actor {
  return { party, role, name };
}
