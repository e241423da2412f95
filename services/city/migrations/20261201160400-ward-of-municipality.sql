-- up
-- A ward that is none of the municipality's was left over from before the person moved: it goes. The wards of a city
-- (政令指定都市) follow its code, up to the next city of the same prefecture.
update city_profile set ward_code = null
where ward_code is not null and left(municipality_code, 5) is distinct from (
  select max(code) from unnest(array['01100', '04100', '11100', '12100', '14100', '14130', '14150', '15100', '22100',
    '22130', '23100', '26100', '27100', '27140', '28100', '33100', '34100', '40100', '40130', '43100']) as city (code)
  where code < left(ward_code, 5) and left(code, 2) = left(ward_code, 2) and substr(ward_code, 3, 3) < '200'
);

-- down
-- What was wrong is not put back.
select;
