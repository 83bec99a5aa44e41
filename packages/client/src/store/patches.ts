import type {
  Change,
  ChangeKind,
  ChangeOf,
  FeedbackItem,
  Resource,
  Step,
  StepActionName,
  Survey,
  Update,
} from '@partner-journey/contract';

/** The things changes are about, by the first part of the name of the change. */
interface Things {
  step: Step;
  resource: Resource;
  survey: Survey;
  response: Survey;
  feedback: FeedbackItem;
  update: Update;
}

type ThingOf<Kind> = Kind extends `${infer Name extends keyof Things}.${string}` ? Things[Name] : never;

/** The thing as it looks once the change will be saved, the same object for one that does not show; undefined: it is gone. */
type Patch<Kind extends ChangeKind> = (
  thing: ThingOf<Kind>,
  change: ChangeOf<Kind>,
) => ThingOf<Kind> | undefined;

const working = ['start', 'complete', 'submit', 'skip', 'block', 'approve', 'return', 'unblock'];

const complete = (step: Step, { createdAt }: Change): Step => ({
  ...finish(step, 'done', 'reopen'),
  completed: { at: createdAt },
});

const goOnAs =
  (status: Step['status']) =>
  ({ completed: _, blocked: __, ...step }: Step): Step => ({
    ...step,
    ...allow(step, status, ['reopen', 'unblock'], 'complete'),
  });

const dismiss = (survey: Survey): Survey | undefined =>
  survey.askAt.moment === 'always-open' ? survey : undefined;

/** What a change makes of the thing it touches, as far as the client can tell by itself. Absent: it does not show. */
export const patches: { readonly [Kind in ChangeKind]?: Patch<Kind> } = {
  'step.start': (step) => ({ ...step, ...allow(step, 'in-progress', ['start']) }),
  'step.complete': complete,
  'step.approve': complete,
  'step.reopen': goOnAs('todo'),
  'step.unblock': goOnAs('in-progress'),
  'step.skip': (step) => finish(step, 'skipped', 'reopen'),
  'step.submit': (step) => finish(step, 'submitted'),
  'step.return': (step, { createdAt, payload: { reason } }) => ({
    ...finish(step, 'returned'),
    returned: { reason, at: createdAt },
  }),
  'step.block': (step, { createdAt, payload: { reason, severity } }) => ({
    ...finish(step, 'blocked', 'unblock'),
    blocked: { reason, since: createdAt, ...(severity && { severity }) },
  }),
  'step.comment': (step, { id, createdAt, payload: { text } }) => ({
    ...step,
    comments: { count: (step.comments?.count ?? 0) + 1, latest: { id, at: createdAt, text } },
  }),
  'survey.dismiss': dismiss,
  'response.save': (survey, { payload }) => (payload.done ? dismiss(survey) : survey),
  'feedback.vote': (item) => ({ ...item, votes: (item.votes ?? 0) + 1 }),
  'update.seen': (item, { createdAt }) => ({ ...item, seenAt: item.seenAt || createdAt }),
  'resource.open': (item, { createdAt }) => mine(item, { seenAt: item.mine.seenAt || createdAt }),
  'resource.progress': (item, { payload: { progress } }) => mine(item, { progress }),
  'resource.complete': (item, { createdAt }) => mine(item, { progress: 1, completedAt: createdAt }),
  'resource.favorite': (item, { payload }) => mine(item, { favorite: payload.on }),
  'resource.rate': (item, { payload }) => mine(item, { rating: payload.value }),
};

function mine(item: Resource, patch: Resource['mine']): Resource {
  return { ...item, mine: { ...item.mine, ...patch } };
}

function finish(
  { blocked: _, returned: __, ...step }: Step,
  status: Step['status'],
  ...added: StepActionName[]
): Step {
  return { ...step, ...allow(step, status, working, ...added) };
}

/** The next status and what may be done then, until the host says: without what is used up, with its way back. */
function allow(
  { allowed }: Pick<Step, 'allowed'>,
  status: Step['status'],
  usedUp: readonly string[],
  ...added: StepActionName[]
): Pick<Step, 'status' | 'allowed'> {
  return { status, allowed: [...new Set([...allowed.filter((name) => !usedUp.includes(name)), ...added])] };
}
