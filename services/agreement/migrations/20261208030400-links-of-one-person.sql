-- up
-- 統合: two files are linked whose name, birth date and sex can be one person's, whoever writes it, as requireSamePerson
-- compares them. What either does not state differs from nothing.
do $$
declare
  party constant text := (select split_part(rolname, '_', 1) from pg_roles
    where rolname in ('city_staff', 'national_staff') and has_table_privilege(rolname, 'opened_record', 'select'));
begin
  execute replace($sql$
    create function link_of_one_person() returns trigger
      language plpgsql security definer set search_path = public, pg_temp as $body$
    begin
      -- The owner loads links that were compared before.
      if session_user = current_user then return new; end if;
      -- guard: link-joins-files-of-one-person
      if exists (
        select from PARTY_profile as one, PARTY_profile as other
        where one.seeker_id = new.duplicate_id and other.seeker_id = new.kept_id and (
          search_form(one.name) <> search_form(other.name)
          or one.birth_date <> other.birth_date
          or one.sex <> other.sex and 'UNSTATED' not in (one.sex, other.sex))) then
        raise insufficient_privilege using message = 'the files are of two persons';
      end if;
      return new;
    end $body$;
  $sql$, 'PARTY', party);
end $$;
revoke execute on function link_of_one_person from public;
create trigger link_of_one_person before insert on linked_file for each row execute function link_of_one_person();

-- down
drop trigger link_of_one_person on linked_file;
drop function link_of_one_person;
