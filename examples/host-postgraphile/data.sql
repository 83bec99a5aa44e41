insert into larkspur_private.setting values (3600);
insert into larkspur.agency (name) values ('Harbor & Finch'), ('Quillwork');
insert into larkspur.person (agency_id, full_name) values (1, 'Ana Duarte'), (2, 'Joao Prata');
insert into larkspur_private.account values
  (1, 'ana@harborfinch.example', sha256(convert_to('salt water', 'UTF8'))),
  (2, 'joao@quillwork.example', sha256(convert_to('goose feather', 'UTF8')));

insert into larkspur.engagement (agency_id, headline) values (1, 'Becoming a Larkspur agency'), (2, 'Quillwork’s way');
insert into larkspur.milestone (engagement_id, name, promise, sort) values
  (1, 'Deliver', 'A customer is live', 2),
  (1, 'Begin', 'Everybody knows how we work', 1),
  (2, 'Begin', 'Nobody else sees this', 1);
insert into larkspur.action_item (milestone_id, subject, instructions, progress, owed_by, deadline) values
  (2, 'Sign the agreement', null, 'finished', 'agency', null),
  (2, 'Name your team', 'Who will work with us, and on *what*?', 'not_started', 'agency', '2099-12-10'),
  (2, 'Open the sandbox', null, 'underway', 'program', null),
  (2, 'Try the sandbox', null, 'not_started', 'agency', null),
  (1, 'Plan the launch', null, 'not_started', 'agency', null),
  (3, 'Of another agency', null, 'not_started', 'agency', null);
update larkspur.action_item set finished_at = '2026-04-02 09:30+00' where progress = 'finished';

insert into larkspur.asset (headline, href, media)
select 'Recipe ' || number, 'https://larkspur.example/recipes/' || number, case when number % 10 = 0 then 'video' else 'page' end
from generate_series(1, 130) as number;
insert into larkspur.pin values (1, 3);
insert into larkspur.remark values
  ('6f1d9a0e-27c4-4b57-8f0e-6a5d3c1b2e90', 1, 'The sandbox is slow in the morning.', '2026-04-03 08:00+00', 'It has more room now.', '2026-04-04 08:00+00');
