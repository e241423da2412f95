-- up
-- 求人者名の検索の形: the abbreviations of all usual forms of companies and corporations.
create or replace function employer_form(given text) returns text language plpgsql immutable strict parallel safe as $$
declare
  form text := search_form(given);
  written record;
begin
  if strpos(form, '(') = 0 then return form; end if;
  for written in
    select * from (values ('(株)', '株式会社'), ('(有)', '有限会社'), ('(同)', '合同会社'), ('(合)', '合同会社'), ('(資)', '合資会社'),
      ('(名)', '合名会社'), ('(医)', '医療法人'), ('(医社)', '医療法人社団'), ('(医財)', '医療法人財団'), ('(社医)', '社会医療法人'),
      ('(福)', '社会福祉法人'), ('(社福)', '社会福祉法人'), ('(学)', '学校法人'), ('(宗)', '宗教法人'), ('(社)', '社団法人'),
      ('(一社)', '一般社団法人'), ('(公社)', '公益社団法人'), ('(財)', '財団法人'), ('(一財)', '一般財団法人'), ('(公財)', '公益財団法人'),
      ('(独)', '独立行政法人'), ('(地独)', '地方独立行政法人'), ('(特非)', '特定非営利活動法人'), ('(npo)', '特定非営利活動法人'),
      ('(協)', '協同組合'), ('(農)', '農事組合法人'), ('(相)', '相互会社'))
      as forms (short, long)
  loop
    form := replace(form, written.short, written.long);
  end loop;
  return form;
end $$;

-- down
create or replace function employer_form(given text) returns text language plpgsql immutable strict parallel safe as $$
declare
  form text := search_form(given);
  written record;
begin
  if strpos(form, '(') = 0 then return form; end if;
  for written in
    select * from (values ('(株)', '株式会社'), ('(有)', '有限会社'), ('(合)', '合同会社'), ('(資)', '合資会社'), ('(名)', '合名会社'),
      ('(医)', '医療法人'), ('(福)', '社会福祉法人'), ('(学)', '学校法人'), ('(社)', '社団法人'), ('(財)', '財団法人'))
      as forms (short, long)
  loop
    form := replace(form, written.short, written.long);
  end loop;
  return form;
end $$;
