/** Who did something, never with a private person's name; the person themself has no party. */
export interface Actor {
  party: "CITY" | "NATIONAL" | null;
  role: string;
  name: string | null;
}

export function actorOf(party: Actor["party"], role: string, name: string | null): Actor {
  return { party, role, name };
}
