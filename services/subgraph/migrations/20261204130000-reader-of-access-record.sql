-- up
-- 閲覧記録: at which service points the reader works, and by which consents it was read. Records of before state neither, and
-- their hashes cover neither.
alter table access_record add column service_points text[], add column consent_ids text[];

-- down
alter table access_record drop column service_points, drop column consent_ids;
