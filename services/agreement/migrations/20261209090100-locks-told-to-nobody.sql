-- up
-- Which locks others hold or wait for is the owner's alone to see, by whose function an instant is known to be closed: whoever
-- takes the turn of a name does not see who else asks for it.
alter function closed_instant(timestamptz) security definer;

-- down
alter function closed_instant(timestamptz) security invoker;
