-- up
-- A mutation is refused for all faults of its input at once.
update idempotency_key set answer = jsonb_build_object('refusals', jsonb_build_array(answer -> 'refusal'))
  where answer ? 'refusal';

-- down
update idempotency_key set answer = jsonb_build_object('refusal', answer -> 'refusals' -> 0) where answer ? 'refusals';
