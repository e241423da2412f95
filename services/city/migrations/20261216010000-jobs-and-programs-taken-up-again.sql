-- up
-- 状態遷移: a job that was filled or withdrawn by mistake is public again, and a program that was ended by mistake is suspended.
drop trigger along_states on local_job;
create trigger along_states before update of status on local_job for each row
  when (new.status <> old.status) execute function goes_along_states(
    'DRAFT>PUBLISHED', 'PUBLISHED>FILLED', 'PUBLISHED>EXPIRED', 'PUBLISHED>WITHDRAWN', 'FILLED>PUBLISHED',
    'WITHDRAWN>PUBLISHED');
drop trigger along_states on support_program;
create trigger along_states before update of status on support_program for each row
  when (new.status <> old.status) execute function goes_along_states(
    'DRAFT>PUBLISHED', 'PUBLISHED>SUSPENDED', 'SUSPENDED>PUBLISHED', 'SUSPENDED>ENDED', 'ENDED>SUSPENDED');

-- down
drop trigger along_states on support_program;
create trigger along_states before update of status on support_program for each row
  when (new.status <> old.status) execute function goes_along_states(
    'DRAFT>PUBLISHED', 'PUBLISHED>SUSPENDED', 'SUSPENDED>PUBLISHED', 'SUSPENDED>ENDED');
drop trigger along_states on local_job;
create trigger along_states before update of status on local_job for each row
  when (new.status <> old.status) execute function goes_along_states(
    'DRAFT>PUBLISHED', 'PUBLISHED>FILLED', 'PUBLISHED>EXPIRED', 'PUBLISHED>WITHDRAWN');
