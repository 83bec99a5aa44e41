import { examples } from './examples.js';
import { changeName, namedSchemas, type JsonSchema } from './json-schemas.js';
import { paths } from './openapi-paths.js';
import { changeKinds } from '@partner-journey/contract';

/** The OpenAPI 3.1 description of the contract. */
export function openApi(): object {
  const document = {
    openapi: '3.1.0',
    info: {
      title: 'Partner Journey',
      version: '1',
      summary: 'What a host serves so that its partners see their journey.',
      description:
        'Schemas say what a host should send; the client reads tolerantly and reports what does not fit. ' +
        'Within a version only additions are made. Text is text; Markdown is CommonMark without HTML.',
      license: { name: 'MIT', identifier: 'MIT' },
    },
    servers: [{ url: '/api/v1', description: 'The host chooses the path.' }],
    security: [{ bearer: [] }],
    paths,
    components: {
      securitySchemes: {
        bearer: {
          type: 'http',
          scheme: 'bearer',
          description: 'A token the host issued. Cookies do as well.',
        },
      },
      parameters,
      headers,
      responses,
      schemas: withDiscriminator(namedSchemas()),
      examples: Object.fromEntries(Object.entries(examples()).map(([name, value]) => [name, { value }])),
    },
  };
  return JSON.parse(JSON.stringify(document).replaceAll('#/$defs/', '#/components/schemas/')) as object;
}

function withDiscriminator(named: Record<string, JsonSchema>): Record<string, JsonSchema> {
  const mapping = Object.fromEntries(changeKinds.map((kind) => [kind, `#/$defs/${changeName(kind)}`]));
  return { ...named, Change: { ...named['Change'], discriminator: { propertyName: 'kind', mapping } } };
}

const id = { $ref: '#/$defs/Id' };

const parameters = {
  partnerId: {
    name: 'partnerId',
    in: 'query',
    description: 'The partner the viewer acts for. Absent: the host chooses.',
    schema: id,
  },
  cursor: {
    name: 'cursor',
    in: 'query',
    description: '`nextCursor` of the page before. Absent: the first page.',
    schema: { type: 'string' },
  },
  ifNoneMatch: {
    name: 'If-None-Match',
    in: 'header',
    description: '`ETag` of the answer the client already has.',
    schema: { type: 'string' },
  },
};

const headers = {
  ETag: { description: 'Names this very answer.', schema: { type: 'string' } },
  'Cache-Control': {
    description: '`max-age` says for how many seconds it stays fresh.',
    schema: { type: 'string' },
  },
  'Retry-After': {
    description: 'Seconds, or a date, until it is worth trying again.',
    schema: { type: 'string' },
  },
};

function problem(description: string, more: object = {}): object {
  const content = { 'application/problem+json': { schema: { $ref: '#/$defs/Problem' } } };
  return { description, content, ...more };
}

const retryAfter = { headers: { 'Retry-After': { $ref: '#/components/headers/Retry-After' } } };

const responses = {
  NotModified: { description: 'The client already has this answer.' },
  BadRequest: problem(
    'Malformed JSON, or something in it does not fit: `malformed-json`, `invalid-request`.',
  ),
  NotSignedIn: problem('Nobody is signed in, or the token is over: `not-signed-in`, `token-expired`.'),
  Forbidden: problem('The viewer may not do this: `forbidden`.'),
  NotFound: problem('There is no such thing, or the viewer may not know of it: `not-found`.'),
  TooLarge: problem('The body is larger than the host takes: `body-too-large`.'),
  UnsupportedMediaType: problem('The body is not of a type the host takes: `unsupported-media-type`.'),
  OtherViewer: problem('Somebody else is signed in than the one who made the changes: `viewer-mismatch`.'),
  Conflict: problem('It stands otherwise than thought: `conflict`, `not-allowed-now`.'),
  Unprocessable: problem('A change id comes again with another body: `change-id-reused`.'),
  TooManyRequests: problem('Too often: `too-many-requests`.', retryAfter),
  Unavailable: problem('Not now: `unavailable`.', retryAfter),
  Problem: problem('Anything else.'),
};
