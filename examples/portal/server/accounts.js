import { createHash } from 'node:crypto';

/**
 * The people who can sign in to this demo. Nobody has a password here: the sign-in page is a list of names.
 * A token is what the journey's API takes from that person; a real portal asks its own identity provider for it.
 */
export const accounts = [
  account('ana-duarte', 'Ana Duarte', 'Northlight Studio', 'admin', 'demo-ana'),
  account('tom-becker', 'Tom Becker', 'Northlight Studio', 'partner', 'demo-tom'),
  account('grace-okafor', 'Grace Okafor', 'Harbor & Pine', 'admin', 'demo-harbor'),
  account('jonas-lind', 'Jonas Lind', 'Harbor & Pine', 'partner', 'demo-jonas'),
  account('hana-sato', 'Hana Sato', 'Quillwork', 'admin', 'demo-quillwork'),
  account('sofia-lindqvist', 'Sofia Lindqvist', 'Harbor & Pine, Quillwork', 'partner', 'demo-sofia'),
  account('priya-raman', 'Priya Raman', 'Tidewater Commerce', 'program', 'demo-priya'),
  account('marcus-webb', 'Marcus Webb', 'Tidewater Commerce', 'program', 'demo-marcus'),
  account('ines-carvalho', 'Inês Carvalho', 'Tidewater Commerce', 'program', 'demo-ines'),
];

const cookieName = 'tidewater-person';

function account(id, name, organization, role, token) {
  const viewerKey = createHash('sha256').update(id).digest('base64url').slice(0, 16);
  return { id, name, organization, role, token, viewerKey };
}

/** The person with an id; undefined when there is none. */
export function accountOf(id) {
  return accounts.find((one) => one.id === id);
}

/** Who is signed in: Ana Duarte until somebody else was chosen. */
export function signedIn(request) {
  return accountOf(readCookie(request, cookieName)) ?? accounts[0];
}

/** The `Set-Cookie` that signs a person in. */
export function signInCookie(person) {
  return `${cookieName}=${person.id}; Path=/; HttpOnly; SameSite=Lax`;
}

/** The value of a cookie; undefined when the browser sent none. */
export function readCookie(request, name) {
  const pairs = (request.headers.cookie ?? '').split(';').map((pair) => pair.trim().split('='));
  return pairs.find(([key]) => key === name)?.[1];
}
