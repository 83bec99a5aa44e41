interface Answer {
  readonly schema: string;
  /** Name of the example, when there is one. */
  readonly example?: string;
  readonly parameters?: readonly object[];
  readonly description?: string;
}

const reference = (kind: string, name: string) => ({ $ref: `#/components/${kind}/${name}` });
const schema = (name: string) => ({ $ref: `#/$defs/${name}` });
const partnerId = reference('parameters', 'partnerId');
const cursor = reference('parameters', 'cursor');

/** Problems any request may be answered with. */
const usualProblems = {
  401: reference('responses', 'NotSignedIn'),
  403: reference('responses', 'Forbidden'),
  429: reference('responses', 'TooManyRequests'),
  503: reference('responses', 'Unavailable'),
  default: reference('responses', 'Problem'),
};

function json(name: string, example?: string): object {
  const examples = example && { examples: { [example]: reference('examples', example) } };
  return { 'application/json': { schema: schema(name), ...examples } };
}

function read(
  operationId: string,
  summary: string,
  { schema: name, example, parameters = [], description }: Answer,
): object {
  const isOne = parameters.some((one) => 'in' in one && one.in === 'path');
  const get = {
    operationId,
    summary,
    ...(description && { description }),
    parameters: [...parameters, partnerId, reference('parameters', 'ifNoneMatch')],
    responses: {
      200: {
        description: summary,
        headers: {
          ETag: reference('headers', 'ETag'),
          'Cache-Control': reference('headers', 'Cache-Control'),
        },
        content: json(name, example),
      },
      304: reference('responses', 'NotModified'),
      400: reference('responses', 'BadRequest'),
      ...(isOne && { 404: reference('responses', 'NotFound') }),
      ...usualProblems,
    },
  };
  return { get };
}

function inPath(name: string): object {
  return { name, in: 'path', required: true, schema: schema('Id') };
}

function inQuery(name: string, description: string, type: object = { type: 'string' }): object {
  return { name, in: 'query', description, schema: type };
}

const resourceFilters = [
  inQuery('q', 'Words to find.'),
  inQuery('stageId', 'Only what helps in this stage.', schema('Id')),
  inQuery('stepId', 'Only what helps with this step.', schema('Id')),
  inQuery('kind', 'Only this kind.'),
  {
    ...inQuery(
      'facet',
      'Chosen values by the name of the facet, as in `facet[topic]=sandbox`; repeated: any of them.',
      {
        type: 'object',
        additionalProperties: { anyOf: [{ type: 'string' }, { type: 'array', items: { type: 'string' } }] },
      },
    ),
    style: 'deepObject',
    explode: true,
  },
  inQuery('sort', '`relevance` (the default when there are words), `newest` or `title`.'),
  inQuery('limit', 'Items of one page.', { type: 'integer', minimum: 1, maximum: 100, default: 24 }),
  cursor,
];

const takesBody = {
  413: reference('responses', 'TooLarge'),
  415: reference('responses', 'UnsupportedMediaType'),
  ...usualProblems,
};

const changes = {
  post: {
    operationId: 'sendChanges',
    summary: 'Send changes',
    description:
      'One receipt per change, in the order of the request. Changes of one target are applied in order; when one is not ' +
      'saved, the rest of that target waits (`waits-for-earlier`). The same id again gives the same receipt and no second effect.\n\n' +
      'A request with a single change that cannot be taken is answered with its problem: 400 `invalid-request` or ' +
      '`unknown-kind`, 422 `change-id-reused`. Among other changes the same problem stands in that change’s receipt, and is not ' +
      'remembered. A target that does not exist or belongs to somebody else gets a receipt `rejected` with `not-found`, and is ' +
      'remembered. After 503 `unavailable` the same ids may be sent again.\n\n' +
      'When the session says `comparesViewer`, the client names in `madeBy` who made the changes. If somebody else is signed in ' +
      'by now, as can happen with cookies, the answer is 409 `viewer-mismatch`: none of the changes is taken or remembered.',
    parameters: [partnerId],
    requestBody: { required: true, content: json('ChangeList', 'changes') },
    responses: {
      200: { description: 'A receipt for each change', content: json('ReceiptList', 'receipts') },
      400: reference('responses', 'BadRequest'),
      409: reference('responses', 'OtherViewer'),
      422: reference('responses', 'Unprocessable'),
      ...takesBody,
    },
  },
};

/** What goes to one upload: it has to be there. */
const toUpload = {
  404: reference('responses', 'NotFound'),
  ...takesBody,
};

const uploadAnswer = (description: string) => ({ 200: { description, content: json('Upload') } });

const uploads = {
  post: {
    operationId: 'upload',
    summary: 'Announce a file, or hand it over whole',
    description:
      'A host whose session names `uploads.partBytes` takes a file in parts: it is announced as JSON with an `id` made by the ' +
      'client, and the same id again answers with the same upload and with how much of it has arrived. An answer with `putUrl` ' +
      'says where to PUT the bytes instead. Other hosts take the whole file in one request. A file that is too large or of a ' +
      'type the host does not take is refused with 400 `invalid-request` and issues for `/bytes` or `/type` before any byte ' +
      'is sent; an id that belongs to another file with 422 `change-id-reused`; a step that takes no file now with 409 ' +
      '`not-allowed-now`.',
    parameters: [partnerId],
    requestBody: {
      required: true,
      content: {
        'multipart/form-data': {
          schema: {
            type: 'object',
            properties: { file: { type: 'string', contentMediaType: 'application/octet-stream' } },
            required: ['file'],
          },
        },
        ...json('UploadRequest'),
      },
    },
    responses: {
      ...uploadAnswer('Where the file is, how far it is, or where to put it'),
      400: reference('responses', 'BadRequest'),
      409: reference('responses', 'Conflict'),
      422: reference('responses', 'Unprocessable'),
      ...takesBody,
    },
  },
};

const uploadParts = {
  post: {
    operationId: 'uploadPart',
    summary: 'Hand over the next part of a file',
    description:
      'A part begins where `received` ends. With any other `offset` nothing is taken and the answer is 409 `conflict`: the ' +
      'client asks how far the upload is and goes on from there. With the last byte the file is looked through: it is ' +
      '`scanning`, and soon `ready` or `refused`.',
    parameters: [
      inPath('fileId'),
      { ...inQuery('offset', 'Bytes before this part.', { type: 'integer', minimum: 0 }), required: true },
      partnerId,
    ],
    requestBody: {
      required: true,
      content: { 'application/octet-stream': { schema: { type: 'string', format: 'binary' } } },
    },
    responses: {
      ...uploadAnswer('How far it is now'),
      400: reference('responses', 'BadRequest'),
      409: reference('responses', 'Conflict'),
      ...toUpload,
    },
  },
};

const uploadCancel = {
  post: {
    operationId: 'cancelUpload',
    summary: 'Take a file back that is not handed in',
    description:
      'Its bytes are gone then. What was handed in with a step stays, and is answered with 409 `conflict`. To cancel what is ' +
      'canceled changes nothing.',
    parameters: [inPath('fileId'), partnerId],
    responses: {
      ...uploadAnswer('It is `canceled`'),
      409: reference('responses', 'Conflict'),
      ...toUpload,
    },
  },
};

const events = {
  get: {
    operationId: 'readEvents',
    summary: 'What becomes stale',
    description:
      'Server-Sent Events in commit order: messages say what became stale, never what it is now. An event named `reset` ' +
      '(data: `LiveReset`) tells that the gap is too old to fill. A comment comes every 15 seconds.',
    parameters: [
      partnerId,
      {
        name: 'Last-Event-ID',
        in: 'header',
        description: 'Resumes after this message.',
        schema: { type: 'string' },
      },
      inQuery('lastEventId', 'As `Last-Event-ID`, which across origins would need the host’s permission.'),
    ],
    responses: {
      200: {
        description: 'A stream; the data of each event is a `LiveMessage`',
        content: { 'text/event-stream': { schema: schema('LiveMessage') } },
      },
      ...usualProblems,
    },
  },
};

/** Every endpoint of the contract. */
export const paths = {
  '/session': read('readSession', 'Who is looking, and what this host can do', {
    schema: 'Session',
    example: 'session',
  }),
  '/journeys': read('readJourneys', 'The journeys of a partner', {
    schema: 'JourneyList',
    example: 'journeys',
  }),
  '/journeys/{journeyId}': read('readJourney', 'A whole journey, as this viewer may see it', {
    schema: 'Journey',
    example: 'journey',
    parameters: [inPath('journeyId')],
    description: 'A partner receives only what is `shared` of the program’s side.',
  }),
  '/journeys/{journeyId}/steps/{stepId}/history': read(
    'readHistory',
    'What happened to a step, newest first',
    {
      schema: 'HistoryPage',
      parameters: [inPath('journeyId'), inPath('stepId'), cursor],
    },
  ),
  '/resources': read('readResources', 'A page of the library', {
    schema: 'ResourcePage',
    example: 'resources',
    parameters: resourceFilters,
  }),
  '/resources/{resourceId}': read('readResource', 'One item of the library', {
    schema: 'Resource',
    parameters: [inPath('resourceId')],
  }),
  '/surveys': read('readSurveys', 'What may be asked now, in order', {
    schema: 'SurveyList',
    example: 'surveys',
  }),
  '/feedback': read('readFeedback', 'What this viewer said before, newest first', {
    schema: 'FeedbackPage',
    example: 'feedback',
    parameters: [cursor],
  }),
  '/updates': read('readUpdates', 'News and incidents, newest first', {
    schema: 'UpdatePage',
    example: 'updates',
    parameters: [cursor],
  }),
  '/insights': read('readInsights', 'What the work of this partner moved', { schema: 'Insights' }),
  '/events': events,
  '/changes': changes,
  '/uploads': uploads,
  '/uploads/{fileId}': read('readUpload', 'How far a file of one’s own is, and what became of it', {
    schema: 'Upload',
    parameters: [inPath('fileId')],
  }),
  '/uploads/{fileId}/parts': uploadParts,
  '/uploads/{fileId}/cancel': uploadCancel,
};
