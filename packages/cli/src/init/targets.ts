import { all, type Field } from './fields.js';
import type { Roles } from './roles.js';
import { isMadeUp } from './schema-reader.js';
import { isAddress, isMoment, isText, isYesNo, proseOf, speaks } from './signs.js';
import type { VocabularyName } from './vocabulary.js';

/** A member of the contract, what hosts call it, and what its values look like. */
export interface Target {
  /** Its path, such as `completed.at`. */
  readonly member: string;
  /** What hosts call it in English words, the most telling first. */
  readonly names: readonly RegExp[];
  /** What may be meant by it, where nothing is called like it: a guess. */
  readonly perhaps?: readonly RegExp[];
  readonly takes: (field: Field) => boolean;
  /** How much its values look like it, 0 to 1: decides between those that are called alike. */
  readonly likeness?: (field: Field) => number;
  /** Member without which it means nothing. */
  readonly beside?: string;
  /** Words of the host that stand for those of the contract. */
  readonly vocabulary?: VocabularyName;
  /** Whether there has to be one: it is looked for before the others. */
  readonly isNeeded?: boolean;
}

const isNumber = ({ values, isList }: Field) =>
  !isList && all(values, (value) => typeof value === 'number' || /^\d+([.,]\d+)?$/.test(String(value)));
const isTime = (field: Field) =>
  isNumber(field) ||
  all(field.values, (value) => /^PT(\d+H)?(\d+M)?$/.test(String(value))) ||
  all(field.values, (value) => /^\d+\s*(m|min|mins|minutes?|h|hrs?|hours?)\.?$/i.test(String(value)));
/** A kind of an open set may be any word, so one that is only described counts. */
const namesKind = (vocabulary: VocabularyName) => (field: Field) =>
  speaks(vocabulary, 0.4)(field) || all(field.values, isMadeUp);
const isMediaType = ({ values }: Field) => all(values, (value) => /^\w+\/[\w.+-]+$/.test(String(value)));
/** What leads to the API itself is nothing for people. */
const isPage = (field: Field) =>
  isAddress(field) &&
  !/\b(icon|avatar|images?|logo|photo|picture|thumb|thumbnail|self)\b/.test(field.words) &&
  !field.values.every((value) => /\/api\/|\.json$|\/v\d+(\.\d+)?\/|\/odata\//.test(String(value)));
const isList = (field: Field) => field.isList && !field.isReference;
const isWords = (field: Field) => isText(field) && !isAddress(field) && !isMoment(field);
const isLanguage = ({ values }: Field) =>
  all(values, (value) => /^[a-z]{2,3}([-_][A-Za-z]{2,4})?$/i.test(String(value)));
const sizeIn = ({ words }: Field) => Math.min(1, Number(/(\d{2,4})(?!.*\d)/.exec(words)?.[1] ?? 0) / 1000);

/** Found by what the thing is called, and not by these names. */
const id: Target = {
  member: 'id',
  names: [],
  takes: ({ values }) => all(values, (value) => typeof value === 'string' || typeof value === 'number'),
};
const title: Target = {
  member: 'title',
  names: [
    /^title$/,
    /^((display|full) )?name$/,
    /^(subject|headline)$/,
    /^(label|caption|heading)$/,
    /^(short (description|text|title)|summary)$/,
    /^\S+ (title|name|subject)$/,
    /\b(title|name|subject|heading)$/,
    /^(task|step|text|what)$/,
  ],
  perhaps: [/^description$/, /\bdescription$/],
  takes: isWords,
  likeness: proseOf,
  isNeeded: true,
};
const sentence = (field: Field) => isWords(field) && (proseOf(field) > 0 || all(field.values, isMadeUp));
const text = (member: string, ...names: RegExp[]): Target => ({
  member,
  names,
  takes: isWords,
  likeness: proseOf,
});
const moment = (member: string, ...names: RegExp[]): Target => ({ member, names, takes: isMoment });

const end =
  '(completed?|done|resolution|finished|closed|resolved|solved|completion|ended|accomplished|passed)';
const on = '(at|on|date|time|date ?time|ts|timestamp|utc)';
const ended = [
  /^completion created( (at|on|date|time))*$/,

  new RegExp(`^${end}( ${on})*$`),
  new RegExp(`^(date|time|actual|real) (${end}|end|finish)( ${on})*$`),
  new RegExp(`\\b${end}( ${on})+$`),
  new RegExp(`\\b(time|date) ${end}$`),
];
const due = [
  new RegExp(`^due( (by|day|${on}))*$`),
  new RegExp(`^(deadline|due date)( ${on})*$`),
  new RegExp(
    `^(target|planned|expected|scheduled|estimated|projected)( (end|finish|completion|due|close))?( (by|${on}))*$`,
  ),
  new RegExp(`^(end|finish|ends|closes|closing|must be done|until|expires)( (by|${on}))*$`),
  /\b(due|deadline|target)( (at|on|date|by))?$/,
  /^(release|launch|go live)( (at|on|date))?$/,
];
const goal = [
  /^(outcome|goal|objective)$/,
  /^(result|target|purpose|aim|deliverable|ambition|success( (criteria|definition))?|target (outcome|state)|definition of success|expected (result|outcome))$/,
  /^(goal|outcome|objective) \S+$/,
  /\b(goals?|outcome|objectives?|ambition|success (criteria|definition|metric))$/,
  /\bsuccess\b/,
];
const words = [
  /^description$/,
  /^(summary|details?|body|(long|short) (description|text)|description (text|html|plain))$/,
  /^(notes?|content|text|instructions?|info|about|explanation|remarks?|intro|hint)$/,
  /\b(description|instructions?|details|body|notes?)( (html|text|plain))?$/,
];
const required = [
  /^(is )?(required|mandatory|must do|compulsory|obligatory)$/,
  /^(is )?optional$/,
  /\b(required|mandatory|optional)$/,
];
const kinds = [
  /^(kind|type)$/,
  /^(category|format)$/,
  /^\S+ (kind|type|category)$/,
  /\b(kind|type|category|format)\b/,
];
const updated = new RegExp(
  `^((last )?(updated|modified|changed|edited|mod)( ${on})*|(update|change|modification) date|revised)$`,
);

const step: readonly Target[] = [
  id,
  title,
  text('description', ...words),
  text('why', /^(why|reason|rationale|purpose)$/),
  text('doneWhen', /^(done when|definition of done|acceptance( criteria)?|success criteria)$/),
  moment('due', ...due),
  moment('completed.at', ...ended),
  {
    member: 'side',
    names: [
      /^(side|party)$/,
      /^(responsible|responsibility|responsible (party|side|team|org)|(owner|assignee|responsible) (type|side|role|party)|assigned to|for|who|whose|actor|audience)$/,
      /^(owner|owned by|assignee|assigned|done by)$/,
      /\b(party|side|responsible|responsibility|audience)\b/,
    ],
    takes: speaks('side', 0.3),
    vocabulary: 'side',
  },
  { member: 'required', names: required, takes: isYesNo },
  {
    member: 'effortMinutes',
    names: [
      /^((effort|estimated?|duration|time|planned duration)( in)? )?(minutes|mins?)$/,
      /\b(minutes|mins?)$/,
      /^(effort|estimated?|duration)( (in )?(hours|hrs|seconds|secs))$/,
    ],
    perhaps: [/^(duration|effort|estimated (duration|time|effort)|workload|length)$/, /\bestimate$/],
    takes: isTime,
  },
  { member: 'kind', names: kinds, takes: namesKind('kind'), vocabulary: 'kind' },
  {
    member: 'action.url',
    names: [
      /^(link|url|href)$/,
      /^(action|target|external|launch|deep|web|html|app|permalink|start)( (url|link|href))?$/,
      /\b(url|link|href)$/,
    ],
    takes: isPage,
  },
  {
    member: 'dependsOn',
    names: [/^(depends on|blocked by|prerequisites?|predecessors?|requires|dependencies)( ids?)?$/],
    takes: (field) => field.isList,
  },
];

const stage: readonly Target[] = [
  id,
  title,
  { ...text('outcome', ...goal), takes: sentence },
  text('summary', ...words),
  {
    member: 'position',
    names: [
      /^(position|state|status)$/,
      /^(\S+ )?(state|status)( (code|text|label|name|value))?$/,
      /\b(state|status)\b/,
    ],
    takes: speaks('stage'),
    vocabulary: 'stage',
  },
  moment('targetOn', ...due),
  moment('startsOn', /^(planned )?(start|starts|begin)( (date|on|at))?$/),
  moment('completedAt', ...ended),
  moment('enteredAt', /^(entered|started)( (at|on))?$/),
  { member: 'required', names: required, takes: isYesNo },
];

const resource: readonly Target[] = [
  id,
  title,
  {
    member: 'url',
    names: [
      /^url$/,
      /^(link|href|permalink|uri)$/,
      /^(html|web|view|public|content|file|document|download|source|external|media|alternate)( (url|link|href|uri))?$/,
      /\b(url|link|uri)$/,
      /\bhref$/,
    ],
    takes: isPage,
    isNeeded: true,
  },
  text(
    'summary',
    /^(summary|excerpt|teaser|snippet)$/,
    /^(description|abstract|synopsis|blurb|intro|subtitle|lead|caption|about|short (text|description))$/,
    /^(body|text|content)$/,
    /\b(description|summary|excerpt|abstract)$/,
  ),
  { member: 'kind', names: kinds, takes: namesKind('resourceKind'), vocabulary: 'resourceKind' },
  {
    member: 'minutes',
    names: [/^minutes$/, /\bminutes$/],
    perhaps: [/^(duration|reading time)$/],
    takes: isTime,
  },
  {
    member: 'language',
    names: [/^(language|lang|locale)( (code|tag))?$/, /\b(language|lang|locale)\b/],
    takes: isLanguage,
  },
  moment('publishedAt', new RegExp(`^((published|publication|released?|publish)( ${on})*|go live)$`)),
  { ...moment('updatedAt', updated, /\b(updated|modified|changed)( (at|on))?$/), perhaps: [/^date$/] },
  moment('expiresOn', /^(expires|expiry|valid until|expiration)( (at|on|date))?$/),
  {
    member: 'thumbnailUrl',
    names: [/\b(thumbnail|thumb|cover|preview|poster)\b/, /\b(image|picture)\b/],
    takes: isAddress,
  },
  { member: 'file.type', names: [/^(mime|mime ?type|media type|content type)$/], takes: isMediaType },
  {
    member: 'file.bytes',
    names: [/^(bytes|size|file size|size (in )?bytes)$/],
    takes: isNumber,
    beside: 'file',
  },
  {
    member: 'topics',
    names: [/^(topics?|tags?|keywords?|labels?|label names|skills|subjects|tag names)$/],
    takes: isList,
  },
];

const feedback: readonly Target[] = [
  id,
  {
    member: 'summary',
    names: [
      /^(message|text|comments?|feedback)$/,
      /^(body|content|description|question|remark|note|idea|opinion|suggestion)$/,
      /^(summary|subject|title|headline)$/,
      /\b(message|text|comments?|content|body|question|description)$/,
      /\b(title|subject|name)$/,
    ],
    takes: isWords,
    likeness: proseOf,
    isNeeded: true,
  },
  moment(
    'at',
    new RegExp(
      `^(sent|created?|posted|submitted|received|submission|raised|reported|asked|opened|inserted|added)( ${on})*$`,
    ),
    /^(at|date|time|timestamp|ts|when)$/,
    new RegExp(`\\b(created|submitted|submission|sent|posted)( ${on})*$`),
  ),
  text('reply.text', /^(reply|answer|response)$/, /^(reply|answer|response) (text|message|body)$/),
  {
    member: 'reply.at',
    names: [/^(replied|answered|responded)( (at|on|date))?$/, /^(reply|answer|response) (at|on|date)$/],
    takes: isMoment,
    beside: 'reply',
  },
  {
    member: 'votes',
    names: [/^(votes?|upvotes|likes|vote (count|sum)|(num|number of) (votes|likes))$/],
    takes: isNumber,
  },
];

/** What is looked for in each sort of thing. */
export const targets: Readonly<Record<keyof Roles, readonly Target[]>> = {
  user: [
    id,
    { member: 'role', names: [/^(role|user role|type)$/], takes: speaks('role'), vocabulary: 'role' },
    {
      member: 'avatarUrl',
      names: [
        /^(avatar|photo|picture|image)( (url|link))?$/,
        /\b(avatar|photo|picture)\b/,
        /\b(image|thumb)\b/,
      ],
      takes: isAddress,
      likeness: sizeIn,
    },
  ],
  journey: [
    id,
    title,
    { ...text('outcome.title', ...goal), perhaps: words, takes: sentence },
    moment('outcome.targetOn', ...due),
  ],
  stage,
  step,
  resource,
  feedback,
  update: [
    id,
    title,
    text('body', /^(body|text|message|content)$/, ...words),
    moment(
      'at',
      /^(published|posted|created|sent)( (at|on|date))?$/,
      /^(at|date|time|timestamp)$/,
      /\b(created|published)\b/,
    ),
  ],
};
