-- Of each service point and month, what the city's raw records give: users, visits and sessions, without the functions that count.
select service_point_id as point, to_char(visited_on, 'YYYY-MM') as month, 'USERS' as indicator,
  count(distinct (seeker_id, visited_on)) filter (where seeker_id is not null)::int as count
from visit where status = 'COUNTED' group by 1, 2
union all
select service_point_id, to_char(visited_on, 'YYYY-MM'), 'VISITS', count(*)::int
from visit where status = 'COUNTED' group by 1, 2
union all
select service_point_id, to_char(held_on, 'YYYY-MM'), 'COUNSELING_SESSIONS', count(*)::int
from counseling_session where status = 'HELD' group by 1, 2
