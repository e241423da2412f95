-- up
-- 求人者名の検索の形: an employer is the same by each way of writing the form of its company, as (株), ㈱ and 株式会社. What
-- search_form leaves of them has half-width brackets.
create function employer_form(given text) returns text language plpgsql immutable strict parallel safe as $$
declare
  form text := search_form(given);
  written record;
begin
  if strpos(form, '(') = 0 then return form; end if;
  for written in
    select * from (values ('(株)', '株式会社'), ('(有)', '有限会社'), ('(合)', '合同会社'), ('(資)', '合資会社'), ('(名)', '合名会社'),
      ('(医)', '医療法人'), ('(福)', '社会福祉法人'), ('(学)', '学校法人'), ('(社)', '社団法人'), ('(財)', '財団法人'))
      as forms (short, long)
  loop
    form := replace(form, written.short, written.long);
  end loop;
  return form;
end $$;
revoke execute on function employer_form from public;
do $$
declare
  party constant text := (select split_part(rolname, '_', 1) from pg_roles
    where rolname in ('city_staff', 'national_staff') and has_table_privilege(rolname, 'opened_record', 'select'));
begin
  execute replace('grant execute on function employer_form to PARTY_staff, PARTY_peer, PARTY_self, PARTY_joint, PARTY_public,
    PARTY_report, PARTY_audit', 'PARTY', party);
end $$;

-- down
drop function employer_form;
