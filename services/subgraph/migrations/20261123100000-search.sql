-- up
create function search_key(given text) returns text
  language sql immutable strict parallel safe
  return translate(
    lower(normalize(given, nfkc)),
    'ァアィイゥウェエォオカガキギクグケゲコゴサザシジスズセゼソゾタダチヂッツヅテデトドナニヌネノハバパヒビピフブプヘベペホボポマミムメモャヤュユョヨラリルレロヮワヰヱヲンヴヵヶ',
    'ぁあぃいぅうぇえぉおかがきぎくぐけげこごさざしじすずせぜそぞただちぢっつづてでとどなにぬねのはばぱひびぴふぶぷへべぺほぼぽまみむめもゃやゅゆょよらりるれろゎわゐゑをんゔゕゖ'
  );
create function bigrams(given text) returns text[]
  language sql immutable strict parallel safe
  return array(
    select distinct gram
    from generate_series(1, length(given) - 1) as i
    cross join lateral substr(given, i, 2) as gram
    where gram !~ '[[:space:]]'
  );

-- down
drop function bigrams;
drop function search_key;
