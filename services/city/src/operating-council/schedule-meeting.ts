import { randomUUID } from "node:crypto";
import { refuse } from "@aiwork/agreement/council/council-refusals";
import { recordChange } from "@aiwork/agreement/state-change/record-change";
import { parseTextList } from "@aiwork/agreement/text/given-texts";
import type { ActInput } from "@aiwork/runtime/act/act";
import type { SubgraphContext } from "@aiwork/runtime/server/subgraph-context";
import type { EntityManager } from "typeorm";

export interface Scheduling extends ActInput {
  heldOn: string;
  agenda: readonly string[];
}

/** 開催の通知: schedules a meeting with its agenda. @throws MEETING_DAY_PAST and the errors of a list of texts */
export async function scheduleMeeting(db: EntityManager, input: Scheduling, { caller, clock }: SubgraphContext) {
  if (input.heldOn < clock.today()) throw refuse("MEETING_DAY_PAST").at("heldOn");
  const titles = parseTextList(input.agenda, "agenda");
  const meetingId = randomUUID();
  await db.query("insert into council_meeting (id, held_on, status) values ($1, $2, 'SCHEDULED')", [
    meetingId,
    input.heldOn,
  ]);
  await db.query("insert into meeting_agenda (meeting_id, titles) values ($1, $2)", [meetingId, titles]);
  await recordChange(db, caller, { subjectId: meetingId, from: null, to: "SCHEDULED" });
  return { meetingId };
}
