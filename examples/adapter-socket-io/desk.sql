create table person (no int primary key, name text not null, company text not null, ticket text not null unique);
create table deal (no int primary key, person_no int not null references person, headline text not null, goal text not null);
create table chapter (no int primary key, deal_no int not null references deal, headline text not null, result text not null);
create table item (
  no int primary key,
  chapter_no int not null references chapter,
  what text not null,
  ours boolean not null default false,
  due text not null default '',
  ticked_at bigint not null default 0
);
create table paper (no int primary key, headline text not null, link text not null);
create table star (person_no int references person, paper_no int references paper, primary key (person_no, paper_no));
create table note (key text primary key, person_no int not null references person, words text not null, filed_at bigint not null);

insert into person values (7, 'Ana Duarte', 'Harbor & Finch', 'ticket-ana'), (8, 'Joao Prata', 'Quillwork', 'ticket-joao');
insert into deal values (3, 7, 'Selling with Moorland', 'A first customer signed together'), (4, 8, 'Quillwork’s way', 'Nobody else sees this');
insert into chapter values
  (1, 3, 'Prepare', 'Everybody knows how we work'),
  (2, 3, 'Sell', 'A first customer has signed'),
  (3, 4, 'Begin', 'Nobody else sees this');
insert into item values
  (11, 1, 'Sign the agreement', false, '', 1770000000),
  (12, 1, 'Name your team', false, '10/12/2099', 0),
  (13, 1, 'Open the sandbox', true, '', 0),
  (14, 2, 'Plan the first visit', false, '', 0),
  (15, 3, 'Of another company', false, '', 0);
insert into paper values
  (1, 'Welcome & first steps', 'https://moorland.example/papers/1'),
  (2, 'How deals are registered', 'https://moorland.example/papers/2'),
  (3, 'Price list', 'https://moorland.example/papers/3');
insert into star values (7, 2);
insert into note values ('n-1', 7, 'The price list is out of date.', 1770000000);
