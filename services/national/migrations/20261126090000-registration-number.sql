-- up
-- 求職番号: the part after the five digits of the office. Eight digits, so that it differs from numbers given elsewhere with fewer.
create sequence registration_number as integer minvalue 10000000 maxvalue 99999999;

-- down
drop sequence registration_number;
