-- up
-- 要望 of this party, and 回答 to the requests of the other party, which keeps their text.
create table mutual_request (
  id uuid primary key,
  fiscal_year smallint not null,
  place integer not null check (place > 0),
  subject text not null check (subject <> ''),
  text text not null check (text <> ''),
  raised_on date not null,
  response_due_on date not null check (response_due_on >= raised_on),
  status text not null check (status in ('RAISED', 'CLOSED', 'WITHDRAWN')),
  concluded_on date check ((concluded_on is null) = (status = 'RAISED')),
  raised_by_role text not null,
  raised_by_name text,
  unique (fiscal_year, place)
);
create table given_answer (
  request_id uuid primary key,
  decision text not null check (decision in ('WILL_DO', 'WILL_DO_IN_PART', 'WILL_NOT_DO', 'REFERRED_TO_COUNCIL')),
  text text not null check (text <> ''),
  reason text check (reason <> ''),
  responded_on date not null,
  by_role text not null,
  by_name text,
  content_hash text not null check (content_hash ~ '^[0-9a-f]{64}$'),
  receipt text not null,
  check (decision = 'WILL_DO' or reason is not null)
);

-- Only the receipt of its answer closes a request.
create function require_answer() returns trigger language plpgsql set search_path = public, pg_temp as $$
begin
  if not exists (
    select from kept_receipt where subject in ('CityRequest:' || new.id, 'NationalRequest:' || new.id)
  ) then
    raise check_violation using message = 'a request is closed with the receipt of its answer', constraint = 'answered';
  end if;
  return new;
end $$;
-- guard: database-closes-no-request-without-receipt
create trigger answered before update on mutual_request
  for each row when (new.status = 'CLOSED' and old.status <> 'CLOSED') execute function require_answer();

-- down
drop table given_answer;
drop table mutual_request;
drop function require_answer;
