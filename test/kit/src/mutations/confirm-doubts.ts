/** What a mutation's payload says of errors; `kind` must be selected. */
interface SentPayload {
  userErrors: { code: string; path: string[] | null; kind?: string }[];
}

/**
 * Sends a mutation as a careful person does: what it asks back is looked into and confirmed, under the same key, and what
 * it asks back then (a twin is asked about last) as well.
 * @returns the payload, its errors without their kind
 */
export async function confirmDoubts<Payload extends SentPayload>(
  send: (more: { confirmed?: string[] }) => Promise<Payload>,
): Promise<Payload> {
  const confirmed: string[] = [];
  for (;;) {
    const payload = await send(confirmed.length > 0 ? { confirmed } : {});
    const { userErrors } = payload;
    const isDoubted = userErrors.length > 0 && userErrors.every(({ kind }) => kind === "CONFIRM");
    if (!isDoubted) return { ...payload, userErrors: userErrors.map(({ kind: _, ...error }) => error) };
    confirmed.push(...userErrors.map(({ code }) => code));
  }
}
