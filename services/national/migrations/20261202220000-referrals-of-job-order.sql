-- up
create index referral_of_job_order on referral (job_order_id, issued_on desc, entered desc);

-- down
drop index referral_of_job_order;
