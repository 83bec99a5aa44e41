/** The parts of a custom-elements manifest that a README tells about. */
export interface Manifest {
  readonly modules: readonly { readonly declarations?: readonly Declaration[] }[];
}

interface Named {
  readonly name: string;
  readonly description?: string;
}

interface Declaration extends Named {
  readonly tagName?: string;
  readonly members?: readonly (Named & {
    readonly kind: string;
    readonly static?: boolean;
    readonly attribute?: string;
    readonly inheritedFrom?: unknown;
  })[];
  readonly slots?: readonly Named[];
  readonly events?: readonly Named[];
  readonly cssParts?: readonly Named[];
}

/** What each element asks of an API, in the order of its first use. */
const requests: Readonly<Record<string, string>> = {
  'partner-journey': '`GET /session`, `GET /events`, `POST /changes`',
  'journey-progress': '`GET /journeys`, `GET /journeys/{id}`',
  'journey-checklist': '`GET /journeys`, `GET /journeys/{id}`, `POST /changes`',
  'journey-feedback': '`GET /surveys`, `GET /feedback`, `GET /journeys/{id}`, `POST /changes`',
  'journey-next': '`GET /journeys`, `GET /journeys/{id}`',
  'journey-updates': '`GET /updates`, `GET /journeys/{id}`, `POST /changes`',
  'journey-resources': '`GET /resources`, `GET /journeys/{id}`, `POST /changes`',
};

const order = Object.keys(requests);

function sentence(text = ''): string {
  return text.replace(/\s+/g, ' ').replaceAll('|', '\\|').trim();
}

function row(what: string, text: string | undefined): string {
  return `| ${what} | ${sentence(text)} |`;
}

function memberRows(members: Declaration['members'] = []): string[] {
  return members
    .filter((member) => !member.static && !['words', 'shadowRootOptions'].includes(member.name))
    .map(({ kind, name, attribute, description }) => {
      if (kind === 'method') return row(`\`${name}()\``, description);
      const both =
        attribute === undefined || attribute === name ? `\`${name}\`` : `\`${name}\`, \`${attribute}\``;
      return row(attribute === undefined ? `\`.${name}\`` : both, description);
    });
}

function tableOf(element: Declaration): string {
  const tag = element.tagName ?? '';
  const own = (element.members ?? []).filter(({ inheritedFrom }) => inheritedFrom === undefined);
  return [
    `### \`<${tag}>\``,
    '',
    sentence(element.description),
    '',
    '| property, attribute, event, slot | |',
    '| --- | --- |',
    ...memberRows(own),
    ...(element.events ?? []).map(({ name, description }) => row(`event \`${name}\``, description)),
    ...(element.slots ?? []).map(({ name, description }) =>
      row(`slot ${name ? `\`${name}\`` : '(default)'}`, description),
    ),
    '',
    `Parts: ${(element.cssParts ?? []).map(({ name }) => `\`${name}\``).join(', ')}. Asks: ${requests[tag] ?? ''}.`,
  ].join('\n');
}

/** The tables of all elements as Markdown: first what every widget has, then each element. */
export function elementTables(manifest: Manifest): string {
  const declarations = manifest.modules.flatMap(({ declarations: found = [] }) => found);
  const base = declarations.find(({ name }) => name === 'JourneyElement');
  const elements = declarations
    .filter(({ tagName }) => tagName !== undefined)
    .sort((a, b) => order.indexOf(a.tagName ?? '') - order.indexOf(b.tagName ?? ''));
  const shared = [
    'Every widget has:',
    '',
    '| property, attribute | |',
    '| --- | --- |',
    ...memberRows(base?.members),
  ];
  return [shared.join('\n'), ...elements.map(tableOf)].join('\n\n');
}
