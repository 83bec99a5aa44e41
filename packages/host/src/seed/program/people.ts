import type { Person } from '@partner-journey/contract';
import type { SeedPerson } from '../program-data.js';

/** Ids of the three partners of the program. */
export const partnerIds = ['northlight', 'harbor-pine', 'quillwork'] as const;

const priya: SeedPerson = {
  id: 'priya-raman',
  name: 'Priya Raman',
  side: 'program',
  role: 'Partner manager',
  email: 'priya.raman@tidewater.example',
  url: '/support#priya-raman',
  access: 'program',
  partnerIds,
  token: 'demo-priya',
};

const marcus: SeedPerson = {
  id: 'marcus-webb',
  name: 'Marcus Webb',
  side: 'program',
  role: 'Solution engineer',
  email: 'marcus.webb@tidewater.example',
  url: '/support#marcus-webb',
  access: 'program',
  partnerIds,
  token: 'demo-marcus',
};

const ines: SeedPerson = {
  id: 'ines-carvalho',
  name: 'Inês Carvalho',
  side: 'program',
  role: 'Partner operations',
  email: 'ines.carvalho@tidewater.example',
  url: '/support#ines-carvalho',
  access: 'program',
  partnerIds,
  token: 'demo-ines',
};

const ana: SeedPerson = {
  id: 'ana-duarte',
  name: 'Ana Duarte',
  side: 'partner',
  role: 'Managing director',
  email: 'ana@northlight.example',
  access: 'partner-admin',
  partnerIds: ['northlight'],
  token: 'demo-ana',
};

const tom: SeedPerson = {
  id: 'tom-becker',
  name: 'Tom Becker',
  side: 'partner',
  role: 'Lead developer',
  email: 'tom@northlight.example',
  access: 'partner',
  partnerIds: ['northlight'],
  token: 'demo-tom',
};

const grace: SeedPerson = {
  id: 'grace-okafor',
  name: 'Grace Okafor',
  side: 'partner',
  role: 'Head of partnerships',
  email: 'grace@harborpine.example',
  access: 'partner-admin',
  partnerIds: ['harbor-pine'],
  token: 'demo-harbor',
};

const jonas: SeedPerson = {
  id: 'jonas-lind',
  name: 'Jonas Lind',
  side: 'partner',
  role: 'Technical director',
  email: 'jonas@harborpine.example',
  access: 'partner',
  partnerIds: ['harbor-pine'],
  token: 'demo-jonas',
};

const hana: SeedPerson = {
  id: 'hana-sato',
  name: 'Hana Sato',
  side: 'partner',
  role: 'Founder',
  email: 'hana@quillwork.example',
  access: 'partner-admin',
  partnerIds: ['quillwork'],
  token: 'demo-quillwork',
};

/** A freelance consultant who works for two agencies of the program. */
const sofia: SeedPerson = {
  id: 'sofia-lindqvist',
  name: 'Sofia Lindqvist',
  side: 'partner',
  role: 'Commerce consultant',
  email: 'sofia@lindqvist.example',
  access: 'partner',
  partnerIds: ['harbor-pine', 'quillwork'],
  token: 'demo-sofia',
};

/** Everybody who can sign in, with the fixed tokens of the demo. */
export const seedPeople: readonly SeedPerson[] = [ana, tom, priya, marcus, ines, grace, jonas, hana, sofia];

/** The same person as the contract shows them: without token and access. */
function shown({ token: _token, access: _access, partnerIds: _partnerIds, ...person }: SeedPerson): Person {
  return person;
}

/** The people of the seed by first name, as they appear in a journey. */
export const people = {
  ana: shown(ana),
  tom: shown(tom),
  priya: shown(priya),
  marcus: shown(marcus),
  ines: shown(ines),
  grace: shown(grace),
  jonas: shown(jonas),
  hana: shown(hana),
  sofia: shown(sofia),
} as const;
