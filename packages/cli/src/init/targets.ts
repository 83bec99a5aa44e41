import { dayOf, instantOf } from '@partner-journey/client/mapping';
import { all, type Field } from './fields.js';
import type { Roles } from './roles.js';
import { isMadeUp } from './schema-reader.js';
import { meaningOf, type VocabularyName } from './vocabulary.js';
import { wordsOf } from './words.js';

/** A member of the contract, what hosts call it, and what its values look like. */
export interface Target {
  /** Its path, such as `completed.at`. */
  readonly member: string;
  /** What hosts call it, the most telling first. */
  readonly names: readonly RegExp[];
  readonly takes: (field: Field) => boolean;
  /** Member without which it means nothing. */
  readonly beside?: string;
  /** Words of the host that stand for those of the contract. */
  readonly vocabulary?: VocabularyName;
}

const isText = ({ values }: Field) => all(values, (value) => typeof value === 'string');
const isPlain = ({ values }: Field) =>
  all(values, (value) => typeof value === 'string' || typeof value === 'number');
const isNumber = ({ values }: Field) => all(values, (value) => typeof value === 'number');
/** A kind of an open set may be any word, so one that is only described counts. */
const namesKind = (vocabulary: VocabularyName) => (field: Field) =>
  speaks(vocabulary)(field) || all(field.values, isMadeUp);
const isMediaType = ({ values }: Field) => all(values, (value) => /^\w+\/[\w.+-]+$/.test(String(value)));
const isAddress = ({ values }: Field) =>
  all(values, (value) => /^(https?:\/\/|mailto:|\/[^/])\S*$/.test(String(value)));
const isYesNo = ({ values }: Field) =>
  all(values, (value) => [true, false, 0, 1, '0', '1', 'true', 'false'].includes(value as never));
const isMoment = ({ values, isList }: Field) => !isList && all(values, isOneMoment);
const isList = (field: Field) => field.isList;
const speaks =
  (vocabulary: VocabularyName) =>
  ({ values }: Field) =>
    values.length > 0 && values.some((value) => meaningOf(vocabulary, wordsOf(String(value))) !== undefined);

/** Small numbers count anything; since 1973 seconds have nine digits. */
function isOneMoment(value: unknown): boolean {
  if (typeof value === 'number') return value > 100_000_000;
  return typeof value === 'string' && (dayOf(value) ?? instantOf(value)) !== undefined;
}

/** Found by what the thing is called, and not by these names. */
const id: Target = {
  member: 'id',
  names: [],
  takes: isPlain,
};
const title: Target = {
  member: 'title',
  names: [
    /^title$/,
    /^name$/,
    /^(subject|headline)$/,
    /^(label|caption|heading)$/,
    /^(display name|summary)$/,
    /^\S+ (title|name)$/,
  ],
  takes: isText,
};
const text = (member: string, ...names: RegExp[]): Target => ({ member, names, takes: isText });
const moment = (member: string, ...names: RegExp[]): Target => ({ member, names, takes: isMoment });

const ended = [
  /^(completed|done|finished|closed|resolved|completion|ended)( (at|on|date|time|ts|timestamp))?$/,
];
const due = [
  /^due( (date|on|at|by|day|time|ts|timestamp))?$/,
  /^deadline( (date|on|at))?$/,
  /^(target|end|finish|ends|closes|closing)( (date|on|at|by))?$/,
];
const goal = [
  /^(outcome|goal|objective)$/,
  /^(result|target|purpose|aim|deliverable|success( criteria)?)$/,
  /^(goal|outcome|objective) \S+$/,
  /^\S+ (goal|outcome|objective)$/,
];
const words = [
  /^description$/,
  /^(summary|details?|body|desc)$/,
  /^(notes?|content|text|instructions|info|about|explanation)$/,
];
const required = [/^(is )?(required|mandatory|must do)$/, /^(is )?optional$/];

/** What is looked for in each sort of thing. */
export const targets: Readonly<Record<keyof Roles, readonly Target[]>> = {
  user: [
    id,
    { member: 'role', names: [/^(role|user role|type)$/], takes: speaks('role'), vocabulary: 'role' },
    {
      member: 'avatarUrl',
      names: [/^(avatar|photo|picture|image)( (url|link))?$/, /\b(avatar|photo)\b/],
      takes: isAddress,
    },
  ],
  journey: [id, title, text('outcome.title', ...goal), moment('outcome.targetOn', ...due)],
  stage: [
    id,
    title,
    text('outcome', ...goal),
    text('summary', ...words),
    {
      member: 'position',
      names: [/^(position|state|status)$/, /^(\S+ )?(state|status)( code)?$/],
      takes: speaks('stage'),
      vocabulary: 'stage',
    },
    moment('targetOn', ...due),
    moment('startsOn', /^(start|starts|begin)( (date|on|at))?$/),
    moment('completedAt', ...ended),
    moment('enteredAt', /^(entered|started)( (at|on))?$/),
    { member: 'required', names: required, takes: isYesNo },
  ],
  step: [
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
        /^(responsible|responsibility|responsible party|(owner|assignee|responsible) (type|side)|assigned to|for|who|whose|actor|audience)$/,
        /^(owner|owned by|assignee|assigned|done by)$/,
      ],
      takes: speaks('side'),
      vocabulary: 'side',
    },
    { member: 'required', names: required, takes: isYesNo },
    {
      member: 'effortMinutes',
      names: [/^(effort|estimated?|duration)( in)? (minutes|mins?)$/, /\b(minutes|mins)$/],
      takes: isNumber,
    },
    {
      member: 'kind',
      names: [/^(kind|type)$/, /^\S+ (kind|type)$/, /^category$/],
      takes: namesKind('kind'),
      vocabulary: 'kind',
    },
    {
      member: 'action.url',
      names: [/^(link|url|href)$/, /^(action|target|external) (url|link)$/],
      takes: isAddress,
    },
    {
      member: 'dependsOn',
      names: [/^(depends on|blocked by|prerequisites?|predecessors?|requires|dependencies)( ids?)?$/],
      takes: isList,
    },
  ],
  resource: [
    id,
    title,
    {
      member: 'url',
      names: [
        /^url$/,
        /^(link|href|permalink)$/,
        /\b(url|link)$/,
        /^(content|file|download|web|html|alternate) href$/,
      ],
      takes: isAddress,
    },
    text(
      'summary',
      /^(summary|excerpt|teaser)$/,
      /^(description|desc|abstract|synopsis|blurb|intro|subtitle|lead)$/,
      /^(body|text|content)$/,
    ),
    {
      member: 'kind',
      names: [/^(kind|type)$/, /^\S+ (kind|type)$/, /^(category|format)$/],
      takes: namesKind('resourceKind'),
      vocabulary: 'resourceKind',
    },
    { member: 'minutes', names: [/^minutes$/, /\bminutes$/, /^duration$/], takes: isNumber },
    text('language', /^(language|lang|locale)( code)?$/),
    moment('publishedAt', /^(published|publication|released)( (at|on|date))?$/),
    moment('updatedAt', /^(updated|modified|changed|last (updated|modified|changed))( (at|on|date))?$/),
    moment('expiresOn', /^(expires|expiry|valid until)( (at|on|date))?$/),
    {
      member: 'thumbnailUrl',
      names: [/\b(thumbnail|cover|preview)\b/, /\b(image|picture)\b/],
      takes: isAddress,
    },
    { member: 'file.type', names: [/^(mime|mime ?type|media type|content type)$/], takes: isMediaType },
    {
      member: 'file.bytes',
      names: [/^(bytes|size|file size|size (in )?bytes)$/],
      takes: isNumber,
      beside: 'file',
    },
    { member: 'topics', names: [/^(topics?|tags?|keywords?|labels?)$/], takes: isList },
  ],
  feedback: [
    id,
    moment(
      'at',
      /^(sent|created|posted|submitted|received)( (at|on|date|time))?$/,
      /^(at|date|time|timestamp|ts|when)$/,
    ),
    text(
      'summary',
      /^(message|text|comment)$/,
      /^(body|content|description|feedback)$/,
      /^(summary|subject|title)$/,
    ),
    text('reply.text', /^(reply|answer|response)$/, /^(reply|answer|response) (text|message|body)$/),
    {
      member: 'reply.at',
      names: [/^(replied|answered|responded)( (at|on|date))?$/, /^(reply|answer|response) (at|on|date)$/],
      takes: isMoment,
      beside: 'reply',
    },
  ],
};
