-- up
create unique index one_open_negotiation on negotiation (registration_id, job_order_id, topic) where status = 'OPEN';

-- down
drop index one_open_negotiation;
