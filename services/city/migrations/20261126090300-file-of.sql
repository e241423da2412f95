-- up
-- Under which id a person's file is kept, and by which ids it goes: the one, while no files are joined.
create function file_of(seeker uuid) returns uuid
  language sql stable strict parallel safe
  return seeker;
create function ids_of(seeker uuid) returns uuid[]
  language sql stable strict parallel safe
  return array[seeker];

-- down
drop function ids_of;
drop function file_of;
