import type { Template } from '@partner-journey/client/mapping';
import type { Collection } from './collections.js';
import { fieldsOf } from './fields.js';
import { findMembers } from './find-members.js';
import { idFieldOf, placeOf, setMember, type HostModel, type Members } from './host-model.js';
import { nameExpression, pathOf } from './joins.js';
import { organizationOf } from './people.js';
import { expressionAt, readAt } from './read-at.js';

/** Who is looking. */
export function proposeSession(model: HostModel): Template {
  const { roles, understanding } = model;
  const { user } = roles;
  if (!user) {
    const how =
      'Add the request that says who is signed in, such as GET /me, and "reads.session.as.viewer.id". Until then everybody is the same viewer.';
    understanding.miss('session', 'viewer.id', how);
    return { viewer: { id: { $value: 'viewer' } } };
  }
  understanding.found.set('user', placeOf(user));
  const root = rootOf(user, model);
  const found = findMembers('user', user, model);
  const name = nameExpression(user);
  const viewer: Members = {
    ...('id' in found ? {} : { id: { $value: 'viewer' } }),
    ...readAt(root, found),
    ...(user.isList && {
      id: `$exists(${root}) ? ${root}.${idFieldOf(user)?.expression ?? 'id'} : 'viewer'`,
    }),
    ...(name !== undefined && { name: `${root}.(${name})` }),
  };
  if (name !== undefined)
    understanding.decide({
      entity: 'user',
      member: 'name',
      from: name,
      certainty: 'sure',
      why: 'by its name',
    });
  const session: Members = { viewer };
  addPlaceAndTime(session, user, root, model);
  addPartners(session, user, root, model);
  return session;
}

function addPartners(session: Members, user: Collection, root: string, model: HostModel): void {
  const { understanding } = model;
  const found = organizationOf(user, `${root}.`, model);
  if (found) {
    session['partners'] = [{ id: found.id, name: found.name }];
    const why = 'the viewer belongs to it';
    understanding.decide({
      entity: 'session',
      member: 'partners',
      from: found.from,
      certainty: 'likely',
      why,
    });
    return;
  }
  const how = 'Add "partners": [{"id": "…", "name": "…"}] with the organization of the viewer.';
  understanding.miss('session', 'partners', how);
}

/** Of a list of people the one the page names. */
function rootOf(user: Collection, { understanding }: HostModel): string {
  if (!user.isList) return pathOf(user);
  const id = idFieldOf(user)?.expression ?? 'id';
  understanding.miss(
    'session',
    'viewer',
    'Nothing says who of them is signed in: give "settings": {"userId": "…"} to mappedAdapter. Until then everybody is the same viewer.',
  );
  return `${pathOf(user)}[$string(${id}) = $string($settings.userId)]`;
}

const placeAndTime = [
  ['timeZone', /\b(time ?zone( identifier| id| name)?|tz)$/, /^[A-Za-z]+\/[A-Za-z_/]+$/],
  ['locale', /\b(locale|language|lang)( (code|tag|id|key))?$/, /^[a-z]{2,3}([-_][A-Za-z]{2,4})?$/],
] as const;

function addPlaceAndTime(
  session: Members,
  user: Collection,
  root: string,
  { understanding }: HostModel,
): void {
  for (const [member, name, form] of placeAndTime) {
    const field = fieldsOf(user).find(
      ({ words, values }) =>
        name.test(words) && values.length > 0 && values.every((value) => form.test(String(value))),
    );
    if (!field) continue;
    setMember(session, member, expressionAt(root, field.expression));
    understanding.decide({
      entity: 'session',
      member,
      from: field.expression,
      certainty: 'sure',
      why: 'by its name and its values',
    });
  }
}
