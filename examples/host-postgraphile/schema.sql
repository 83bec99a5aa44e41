-- The program of Larkspur Cloud: what it has agreed with each agency, in tables it had long before it had partners' pages.
create schema larkspur;
create schema larkspur_private;

create role visitor;
create role partner;

create table larkspur.agency (id serial primary key, name text not null);
create table larkspur.person (
  id serial primary key,
  agency_id int not null references larkspur.agency,
  full_name text not null
);
create table larkspur_private.account (
  person_id int primary key references larkspur.person,
  email text not null unique,
  password_digest bytea not null
);
create table larkspur_private.setting (token_seconds int not null);

create table larkspur.engagement (
  id serial primary key,
  agency_id int not null references larkspur.agency,
  headline text not null
);
create table larkspur.milestone (
  id serial primary key,
  engagement_id int not null references larkspur.engagement,
  name text not null,
  promise text,
  sort int not null
);
create type larkspur.progress as enum ('not_started', 'underway', 'finished', 'waived');
create type larkspur.party as enum ('agency', 'program');
create table larkspur.action_item (
  id serial primary key,
  milestone_id int not null references larkspur.milestone,
  subject text not null,
  instructions text,
  progress larkspur.progress not null default 'not_started',
  owed_by larkspur.party not null default 'agency',
  deadline date,
  finished_at timestamptz
);
create table larkspur.asset (
  id serial primary key,
  headline text not null,
  href text not null,
  media text not null,
  published_at timestamptz not null default now()
);
create table larkspur.pin (
  person_id int not null references larkspur.person,
  asset_id int not null references larkspur.asset,
  primary key (person_id, asset_id)
);
create table larkspur.remark (
  id uuid primary key,
  person_id int not null references larkspur.person,
  words text not null,
  written_at timestamptz not null default now(),
  answer text,
  answered_at timestamptz
);

-- Signing in: a token that is good for as long as the setting says.
create type larkspur.jwt as (role text, exp bigint, person_id int);
create function larkspur.authenticate(email text, password text) returns larkspur.jwt
language sql strict security definer as $$
  select ('partner', extract(epoch from now())::bigint + setting.token_seconds, account.person_id)::larkspur.jwt
  from larkspur_private.account, larkspur_private.setting
  where account.email = authenticate.email
    and account.password_digest = sha256(convert_to(authenticate.password, 'UTF8'))
$$;
create function larkspur.viewer_id() returns int language sql stable as $$
  select nullif(current_setting('jwt.claims.person_id', true), '')::int
$$;
create function larkspur.viewer() returns larkspur.person language sql stable as $$
  select * from larkspur.person where id = larkspur.viewer_id()
$$;
create function larkspur.viewer_agency_id() returns int language sql stable security definer as $$
  select agency_id from larkspur.person where id = larkspur.viewer_id()
$$;

-- A pin is set or taken away by one mutation.
create function larkspur.pin_asset(asset_id int, is_pinned boolean) returns boolean
language plpgsql strict volatile as $$
begin
  if is_pinned then
    insert into larkspur.pin values (larkspur.viewer_id(), pin_asset.asset_id) on conflict do nothing;
  else
    delete from larkspur.pin where pin.person_id = larkspur.viewer_id() and pin.asset_id = pin_asset.asset_id;
  end if;
  return is_pinned;
end
$$;

-- What an agency cannot finish: it says why.
create function larkspur_private.check_action_item() returns trigger language plpgsql as $$
begin
  if new.progress = 'finished' and exists (
    select from larkspur.action_item
    where milestone_id = new.milestone_id and owed_by = 'program' and progress <> 'finished' and id < new.id
  ) then
    raise exception 'Larkspur has something to do first.';
  end if;
  new.finished_at = case when new.progress = 'finished' then now() end;
  return new;
end
$$;
create trigger check_action_item before update of progress on larkspur.action_item
for each row when (new.owed_by = 'agency') execute function larkspur_private.check_action_item();

-- Everybody sees what is their agency's.
grant usage on schema larkspur to visitor, partner;
grant select on larkspur.agency, larkspur.person, larkspur.engagement, larkspur.milestone, larkspur.action_item,
  larkspur.asset, larkspur.pin, larkspur.remark to partner;
grant update (progress) on larkspur.action_item to partner;
grant insert, delete on larkspur.pin to partner;
grant insert (id, person_id, words) on larkspur.remark to partner;
alter table larkspur.engagement enable row level security;
create policy own on larkspur.engagement to partner using (agency_id = larkspur.viewer_agency_id());
alter table larkspur.action_item enable row level security;
create policy seen on larkspur.action_item for select to partner using (
  milestone_id in (select id from larkspur.milestone where engagement_id in (select id from larkspur.engagement))
);
create policy own on larkspur.action_item for update to partner using (owed_by = 'agency');
alter table larkspur.pin enable row level security;
create policy own on larkspur.pin to partner using (person_id = larkspur.viewer_id());
alter table larkspur.remark enable row level security;
create policy own on larkspur.remark to partner using (person_id = larkspur.viewer_id());
