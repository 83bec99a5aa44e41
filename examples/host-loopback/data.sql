insert into organisation (name) values ('Harbor & Finch');
insert into member (organisationid, givenname, familyname) values (1, 'Ana', 'Duarte');
insert into plan (organisationid, title) values (1, 'Working with Moorhen');
insert into chapter (planid, title, aim, position) values
  (1, 'Grow', 'A second customer', 2),
  (1, 'Start', 'Everybody knows how we work', 1);
insert into item (planid, chapterid, title, status, owner, duedate) values
  (1, 2, 'Sign the agreement', 'closed', 'member', null),
  (1, 2, 'Name a contact', 'open', 'member', '2099-12-10 17:00+00'),
  (1, 2, 'Send the starter kit', 'doing', 'program', null),
  (1, 1, 'Plan a workshop', 'open', 'member', null);
insert into guide (title, url, type, minutes)
select 'Guide ' || number, 'https://moorhen.example/guides/' || number, case when number % 10 = 0 then 'video' else 'guide' end, number
from generate_series(1, 60) as number;
insert into opening (guideid, memberid, openedat) values (3, 1, '2026-04-02 09:30+00');
insert into note (memberid, text, sentat, reply, repliedat) values
  (1, 'The kit came without a key.', '2026-04-03 08:00+00', 'It is on its way.', '2026-04-04 08:00+00');
