import { openTestParty } from "@aiwork/runtime/testing/open-test-party";
import { city } from "./city";
import { TIMELINE_SOURCES } from "./seeker/timeline-sources";
it("plans", async () => {
  const out: string[] = [];
  await using party = await openTestParty(city, "demo", "2013-10-31");
  const q = (s: string, v?: unknown[]) => party.database.dataSource.query(s, v as never);
  await q("analyze");
  for (const t of ["city_file","counter_visit","counseling_session","liaison","program_application","local_job","support_program","disclosure_consent","state_change"]) out.push(`${t} ${(await q(`select count(*) from ${t}`))[0].count}`);
  const [{ seeker_id }] = await q("select seeker_id from liaison where seeker_id in (select seeker_id from program_application) and seeker_id in (select seeker_id from counseling_session) limit 1");
  const VIEW = `query ($id: ID!) { seeker(id: $id) { city { profile { name status publicAssistance registeredAt { name } } counselingSessions(first: 20) { edges { node { id notes summary } } } visits(first: 20) { edges { node { id visitedOn } } } programApplications(first: 20) { edges { node { id program { title } } } } liaisons(first: 20) { edges { node { id status overdue } } } eligiblePrograms { program { title } met { kind } toCheck { kind } } timeline { at on title } nextAction { text } consents { status } } } }`;
  for (let i = 0; i < 30; i++) { const a = performance.now(); const r = await party.ask(VIEW, { id: seeker_id }); if (i === 0 || i === 29) out.push(`view ${(performance.now() - a).toFixed(1)}ms ${r.statements.length} ${JSON.stringify(r.errors)}`); if (i === 29) out.push(JSON.stringify(r.data).slice(0, 6000)); }
  const L = `{ seekers(filter: {servicePointId: "shiroishi"}, first: 50) { totalCount edges { node { city { profile { name } nextAction { text } visits(first: 3) { edges { node { visitedOn } } } timeline(last: 5) { title } } } } } }`;
  for (let i = 0; i < 10; i++) { const a = performance.now(); const r = await party.ask(L); if (i === 9) out.push(`list ${(performance.now() - a).toFixed(1)}ms ${r.statements} ${r.data.seekers.totalCount} ${r.data.seekers.edges.length}`); }
  const ex = async (s: string, v?: unknown[]) => out.push((await q(`explain (analyze, costs off) ${s}`, v)).map((r: any) => r["QUERY PLAN"]).join("\n"));
  await ex(`select event.* from (select '${seeker_id}'::uuid as seeker_id, null::date as first_day, null::date as last_day, 50 as size) as asked cross join lateral (select * from (${TIMELINE_SOURCES.join(" union all ")}) as source where day >= coalesce(first_day, '-infinity') and day <= coalesce(last_day, 'infinity') order by day desc, at desc limit size) as event`);
  await ex(`select parent.key, child.* from unnest(array['${seeker_id}']::uuid[]) as parent(key) cross join lateral (select * from (select s.id, s.day, note.notes from counseling_session s left join counseling_note note on note.session_id = s.id where s.seeker_id = parent.key) as list order by day desc, id desc limit 21) child`);
  for (const query of [`{ localJobs(first: 3) { totalCount edges { node { title status } } } supportPrograms(first: 3) { totalCount edges { node { title conditions { kind } } } } liaisons(filter: {overdue: true}, first: 3) { totalCount edges { node { dueOn status } } } visits(filter: {servicePointId: "shiroishi", from: "2013-10-01", to: "2013-10-31"}, first: 2) { totalCount edges { node { history { at to } } } } }`]) out.push(JSON.stringify(await party.ask(query)).slice(0, 5000));
  require("node:fs").writeFileSync("/tmp/plan-out.txt", out.join("\n"));
}, 300000);
