-- up
alter table negotiation add unique (id, registration_id, job_order_id);
alter table referral
  add column over_age boolean not null default false,
  add constraint negotiated_when_over_age check (negotiation_id is not null or not over_age),
  add constraint referral_by_national check (by_role like 'national.%'),
  add constraint negotiation_of_referral foreign key (negotiation_id, registration_id, job_order_id)
    references negotiation (id, registration_id, job_order_id);
create function require_lawful_referral() returns trigger
  language plpgsql security definer set search_path = public, pg_temp as $$
declare
  ordered job_order%rowtype;
begin
  perform from registration
    where id = new.registration_id and status = 'ACTIVE' and new.issued_on between received_on and valid_until
    for share;
  if not found then
    raise check_violation using constraint = 'referral_of_active_registration', message = 'the registration is not active';
  end if;
  select * into ordered from job_order where id = new.job_order_id for share;
  if ordered.status <> 'OPEN' or ordered.filled >= ordered.openings
    or new.issued_on not between ordered.received_on and ordered.refer_until then
    raise check_violation using constraint = 'referral_to_open_order', message = 'the order is not open';
  end if;
  if new.track = 'TRIAL' and ordered.trial_mode = 'NONE' or new.track = 'ORDINARY' and ordered.trial_mode = 'TRIAL_ONLY' then
    raise check_violation using constraint = 'referral_on_track_of_order', message = 'the order is not of this track';
  end if;
  perform from negotiation where id = new.negotiation_id and (status <> 'AGREED' or settled_on > new.issued_on);
  if found then
    raise check_violation using constraint = 'referral_cites_agreed', message = 'the negotiation is not agreed';
  end if;
  return new;
end $$;
create trigger lawful_referral before insert on referral
  for each row when (new.status = 'ISSUED') execute function require_lawful_referral();
create function require_decided_by_issue() returns trigger
  language plpgsql security definer set search_path = public, pg_temp as $$
declare
  issued date := (select issued_on from referral where id = new.referral_id);
begin
  if new.decided_on > issued then
    raise check_violation using constraint = 'trial_decided_by_issue', message = 'trial_decided_by_issue';
  end if;
  if new.agreed_on > issued then
    raise check_violation using constraint = 'trial_agreed_by_issue', message = 'trial_agreed_by_issue';
  end if;
  return new;
end $$;
create trigger decided_by_issue before insert or update on trial_decision
  for each row execute function require_decided_by_issue();

-- down
drop trigger decided_by_issue on trial_decision;
drop function require_decided_by_issue;
drop trigger lawful_referral on referral;
drop function require_lawful_referral;
alter table referral
  drop constraint negotiation_of_referral,
  drop constraint referral_by_national,
  drop constraint negotiated_when_over_age,
  drop column over_age;
alter table negotiation drop constraint negotiation_id_registration_id_job_order_id_key;
