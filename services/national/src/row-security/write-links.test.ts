import { randomUUID } from "node:crypto";
import { receiptText } from "@aiwork/kit/access/receipt-text";
import { type RowSecurityBench, writeOutcome } from "@aiwork/kit/access/row-security-bench";
import {
  arrangeNationalPersons,
  CONSENTED_ALL,
  CONSENTED_NONE,
  nationalCallers,
  PERSON_ELSEWHERE,
} from "@aiwork/kit/national/arrange-national-persons";

let bench: RowSecurityBench;
beforeAll(async () => {
  bench = await arrangeNationalPersons();
}, 60_000);
afterAll(() => bench?.[Symbol.asyncDispose]());

const counselor = { ...nationalCallers.counselor, subject: "counselor" };
const colleague = { ...nationalCallers.counselor, subject: "colleague" };
const PROPOSAL = `insert into link_proposal (duplicate_id, kept_id, proposed_by, by_role, reason)
  values ($1, $2, $3, 'national.counselor', '同一人')`;
const LINK = `insert into linked_file (duplicate_id, kept_id, by_role, reason) values ($1, $2, 'national.counselor', '同一人')`;
const FOLLOWED = `insert into linked_file (duplicate_id, kept_id, by_role, reason, followed_receipt)
  values ($1, $2, 'national.counselor', '同一人', $3)`;
const pair = [CONSENTED_ALL, CONSENTED_NONE];

describe("row-level security of links", () => {
  it("takes proposals in the own name, of persons of the own service point", async () => {
    expect(await writeOutcome(bench, counselor, PROPOSAL, [...pair, "somebody else"])).toBe("42501");
    expect(await writeOutcome(bench, counselor, PROPOSAL, [PERSON_ELSEWHERE, CONSENTED_NONE, "counselor"])).toBe(
      "42501",
    );
    expect(await writeOutcome(bench, nationalCallers.peer, PROPOSAL, [...pair, "peer"])).toBe("42501");
    expect(await writeOutcome(bench, counselor, LINK, pair)).toBe("42501");
    expect(await writeOutcome(bench, counselor, PROPOSAL, [...pair, "counselor"])).toBe("done");
  });

  it("takes a link by the proposal of another, and no receipt in its place for a person whom the party knows", async () => {
    await bench.owner(`${PROPOSAL} on conflict do nothing`, [...pair, "counselor"]);
    expect(await writeOutcome(bench, counselor, LINK, pair)).toBe("42501");
    expect(await writeOutcome(bench, counselor, FOLLOWED, [PERSON_ELSEWHERE, CONSENTED_NONE, "receipt"])).toBe("42501");
    expect(await writeOutcome(bench, colleague, LINK, pair)).toBe("done");
  });

  it("joins the histories with the link, and lets no login join or lead on what is linked", async () => {
    const ofDuplicate = "select from consultation where seeker_id = $1";
    expect(await bench.owner(ofDuplicate, [CONSENTED_ALL])).toEqual([]);
    for (const text of ["select join_histories($1, $2)", "update linked_file set kept_id = $2 where duplicate_id = $1"])
      await expect(bench.as(counselor, text, [CONSENTED_NONE, CONSENTED_ALL])).rejects.toMatchObject({ code: "42501" });
  });

  it("follows the other party's link as its receipt states it, and no other", async () => {
    const unknown = randomUUID();
    await bench.owner("insert into national_file (seeker_id) values ($1)", [unknown]);
    await bench.owner(PROPOSAL, [unknown, CONSENTED_NONE, "colleague"]);
    const follow = async (ids: string[], act = "linkCityFiles") => {
      const receipt = receiptText({ act, subject: ["SeekerLink", ...ids].join(":"), version: 1 });
      return writeOutcome(bench, counselor, FOLLOWED, [unknown, CONSENTED_NONE, receipt]);
    };
    expect(await writeOutcome(bench, counselor, FOLLOWED, [unknown, CONSENTED_NONE, "no receipt at all"])).toBe(
      "42501",
    );
    expect(await follow([unknown, PERSON_ELSEWHERE])).toBe("42501");
    expect(await follow([CONSENTED_NONE, unknown])).toBe("42501");
    expect(await follow([unknown, CONSENTED_NONE], "approvePlan")).toBe("42501");
    expect(await follow([unknown, CONSENTED_NONE])).toBe("done");
  });

  it("undoes a link at the service point of the kept file alone", async () => {
    const linked = `insert into linked_file (duplicate_id, kept_id, by_role, reason)
      values ($1, $2, 'a role', '同一人') on conflict do nothing`;
    await bench.owner(linked, pair);
    const unlink = "select unlink_file($1, '別人')";
    await expect(bench.as(nationalCallers.counselorElsewhere, unlink, [CONSENTED_ALL])).rejects.toMatchObject({
      code: "42501",
    });
    await bench.as(counselor, unlink, [CONSENTED_ALL]);
    expect(await bench.owner("select from linked_file where duplicate_id = $1", [CONSENTED_ALL])).toEqual([]);
  });
});
