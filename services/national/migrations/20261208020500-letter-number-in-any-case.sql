-- up
-- 紹介状番号: found in any letter case.
create index referral_letter_number_in_any_case on referral (lower(letter_number));

-- down
drop index referral_letter_number_in_any_case;
