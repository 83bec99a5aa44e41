import type { Sla, Stage, Step, Survey, Update } from '@partner-journey/contract';
import type { Fixture } from '@partner-journey/contract/fixtures';
import { readers, type Reading } from '@partner-journey/contract/reader';

/** The same people with nothing to do, to read, to answer or to say. */
export function withoutContent(fixture: Fixture): Fixture {
  const { session, journey } = fixture;
  const changes = session.capabilities.changes.filter((kind) => kind !== 'feedback.send');
  return {
    ...fixture,
    session: { ...session, capabilities: { ...session.capabilities, changes } },
    journey: { ...journey, stages: [], recognitions: [] },
    resources: { items: [], facets: [], total: 0 },
    surveys: { items: [] },
    feedback: { items: [] },
    updates: { items: [] },
  };
}

/** A host without surveys that takes no feedback itself: it goes by mail. */
export function withFeedbackByMail(fixture: Fixture): Fixture {
  const { capabilities, ...session } = fixture.session;
  const changes = capabilities.changes.filter((kind) => kind !== 'feedback.send');
  const feedbackMail = 'partners@tidewater.example';
  return {
    ...fixture,
    session: { ...session, capabilities: { ...capabilities, changes, feedback: false, feedbackMail } },
    surveys: { items: [] },
  };
}

/** A host that has no place for favorites. */
export function withFavoritesKeptHere(fixture: Fixture): Fixture {
  const { capabilities, ...session } = fixture.session;
  const keptHere = ['resource.favorite'];
  return { ...fixture, session: { ...session, capabilities: { ...capabilities, keptHere } } };
}

/** A host that does not remember who read what: this browser does. */
export function withReadKeptHere(fixture: Fixture): Fixture {
  const { capabilities, ...session } = fixture.session;
  const keptHere = ['update.seen'];
  return { ...fixture, session: { ...session, capabilities: { ...capabilities, keptHere } } };
}

/** A host that does not remember who read what, in a browser that does not either. */
export function withUpdatesUnremembered(fixture: Fixture): Fixture {
  const { capabilities, ...session } = fixture.session;
  const changes = capabilities.changes.filter((kind) => kind !== 'update.seen');
  return { ...fixture, session: { ...session, capabilities: { ...capabilities, changes } } };
}

/** Updates that were all read before, and no incident that is not over. */
export function withNothingNew(fixture: Fixture): Fixture {
  const anHourAgo = new Date(Date.parse(fixture.session.serverTime) - 3_600_000).toISOString();
  const read = (update: Update): Update => ({ ...update, seenAt: anHourAgo });
  const items = fixture.updates.items.map(read).filter((one) => one.kind !== 'incident' || one.resolvedAt);
  return { ...fixture, updates: { items } };
}

/** Incidents of every severity at the same time; one is late to be over. */
export function withThreeIncidents(fixture: Fixture): Fixture {
  const { items } = fixture.updates;
  const [first] = items as [Update, ...Update[]];
  const { planB: _planB, contact: _contact, slaPaused: _slaPaused, affects: _affects, ...bare } = first;
  const further: readonly Update[] = [
    {
      ...{ ...bare, id: 'late-mail', severity: 'medium', title: 'Invitations arrive late' },
      body: 'Mail to some providers takes up to an hour.',
      expectedEndAt: first.at,
    },
    {
      ...{ ...bare, id: 'old-pictures', severity: 'low', title: 'The directory shows old logos' },
      body: '',
      affects: [{ product: 'Partner directory' }],
    },
  ];
  return { ...fixture, updates: { items: [...items, ...further] } };
}

/** Twelve stages, the seventh of them current. */
export function withManyStages(fixture: Fixture): Fixture {
  const [first, current, ...upcoming] = fixture.journey.stages as [Stage, Stage, ...Stage[]];
  const before = Array.from({ length: 6 }, (_, index) =>
    renamed(first, `Preparation ${index + 1}`, `before-${index}`),
  );
  const after = Array.from({ length: 5 }, (_, index) =>
    renamed(upcoming[index % upcoming.length]!, `Growth ${index + 1}`, `after-${index}`),
  );
  return withStages(fixture, [...before, current, ...after]);
}

/** Three hundred steps of the partner's in the current stage. */
export function withManySteps(fixture: Fixture): Fixture {
  const stages = fixture.journey.stages.map((stage) => {
    if (stage.position !== 'current') return stage;
    const own = stage.steps.filter(({ side }) => side === 'partner');
    const steps = Array.from({ length: 300 }, (_, index) => {
      const step = own[index % own.length]!;
      return { ...step, id: `${step.id}-${index}`, title: `${index + 1}. ${step.title}`, order: index };
    });
    return { ...stage, steps };
  });
  return withStages(fixture, stages);
}

/** Every position and condition a stage can have. */
export function withEveryStageCondition(fixture: Fixture): Fixture {
  const [done, current, ...upcoming] = fixture.journey.stages as [Stage, Stage, Stage, Stage, Stage];
  const { condition: _condition, reason: _reason, ...running } = current;
  const [win, implement, grow] = upcoming;
  return withStages(fixture, [
    done,
    {
      ...done,
      id: 'skipped',
      title: 'Certify',
      position: 'done',
      condition: 'skipped',
      reason: 'You brought your certificates along',
      steps: [],
    },
    { ...running, condition: 'at-risk', reason: 'Two steps are overdue' },
    { ...win, condition: 'blocked', reason: 'Deal registration is closed until Monday' },
    { ...implement, condition: 'failed', reason: 'The customer went elsewhere; the plan is made anew' },
    grow,
  ]);
}

/** Two stages at the same time, one of them jumped to, and one that may be left out. */
export function withStagesSideBySide(fixture: Fixture): Fixture {
  const [recruit, onboard, win, implement, grow] = fixture.journey.stages as [
    Stage,
    Stage,
    Stage,
    Stage,
    Stage,
  ];
  const enteredAt = fixture.session.serverTime;
  const certify: Stage = {
    ...{ ...onboard, id: 'certify', title: 'Certify', outcome: 'Your own experts', position: 'upcoming' },
    ...{ condition: undefined, reason: undefined, required: false, steps: [] },
  };
  return withStages(fixture, [
    recruit,
    onboard,
    certify,
    win,
    { ...implement, position: 'current', enteredAt },
    grow,
  ]);
}

/** A stage that was done, and that the program has opened again. */
export function withStageOpenedAgain(fixture: Fixture): Fixture {
  const [recruit, ...later] = fixture.journey.stages as [Stage, ...Stage[]];
  const by = { id: 'priya', name: 'Priya Raman', side: 'program' } as const;
  const at = new Date(Date.parse(fixture.session.serverTime) - 2 * 86_400_000).toISOString();
  const reopened = { at, by, reason: 'The company has a new name: the application is to be signed by it.' };
  const { completedAt: _completedAt, ...open } = recruit;
  const steps = recruit.steps.map((step) => {
    const { completed: _completed, ...rest } = step;
    return step.id === 'apply' ? { ...rest, status: 'todo' as const } : step;
  });
  return withStages(fixture, [{ ...open, steps, position: 'current', reopened }, ...later]);
}

/** A current stage in which only what is optional is left: a person says that it is over. */
export function withStageToEnd(fixture: Fixture): Fixture {
  const stages = fixture.journey.stages.map((stage) => {
    if (stage.position !== 'current') return stage;
    const { condition: _condition, reason: _reason, ...running } = stage;
    return { ...running, steps: stage.steps.map((step) => ({ ...step, required: false })) };
  });
  return withStages(fixture, stages);
}

/** One step away from the next stage: everything else of the current one is done. */
export function withOneStepLeft(fixture: Fixture): Fixture {
  const stages = fixture.journey.stages.map((stage) => {
    if (stage.position !== 'current') return stage;
    const { condition: _condition, reason: _reason, ...running } = stage;
    const [first, ...others] = stage.steps.filter(({ kind, side }) => kind === 'task' && side === 'partner');
    const steps = others.map((step): Step => ({ ...step, status: 'done' }));
    return { ...running, steps: [{ ...first!, status: 'todo' as const, dependsOn: [] }, ...steps] };
  });
  return withStages(fixture, stages);
}

/** A promise in each of its states, of either side, in the current stage. */
export function withPromises(fixture: Fixture): Fixture {
  const now = Date.parse(fixture.session.serverTime);
  const at = (days: number) => new Date(now + days * 86_400_000).toISOString();
  const promises: readonly Sla[] = [
    { due: { at: at(4) }, state: 'running', clockWith: 'program', promisedBy: 'program' },
    { due: { at: at(1) }, state: 'at-risk', clockWith: 'partner', promisedBy: 'partner' },
    { due: { at: at(-2) }, state: 'breached', clockWith: 'program', promisedBy: 'program' },
    {
      ...{ due: { at: at(2) }, state: 'paused', clockWith: 'partner', promisedBy: 'program' },
      ...{ pausedAt: at(-1), pausedReason: 'Waiting for the renewed policy' },
    },
    { due: { at: at(-1) }, state: 'met', clockWith: 'partner', promisedBy: 'partner' },
  ];
  const stages = fixture.journey.stages.map((stage) => {
    if (stage.position !== 'current') return stage;
    const steps = stage.steps.map(({ sla: _sla, ...step }, index): Step => {
      const promise = promises[index];
      return promise ? { ...step, sla: { calendar: 'working days, Lisbon', ...promise } } : step;
    });
    return { ...stage, steps };
  });
  return withStages(fixture, stages);
}

/** A current stage that takes three times as long as usual. */
export function withSlowStage(fixture: Fixture): Fixture {
  const stages = fixture.journey.stages.map((stage) =>
    stage.position === 'current' ? { ...stage, typicalDays: 13 } : stage,
  );
  return withStages(fixture, stages);
}

/** A journey at its end. */
export function withEverythingDone(fixture: Fixture): Fixture {
  const finish = (step: Step): Step => ({
    ...step,
    status: 'done',
    completed: step.completed ?? { at: fixture.session.serverTime },
  });
  const { health: _health, ...journey } = fixture.journey;
  const stages = journey.stages.map(({ condition: _condition, reason: _reason, ...stage }): Stage => ({
    ...stage,
    position: 'done',
    completedAt: stage.completedAt ?? journey.asOf,
    steps: stage.steps.map(finish),
  }));
  return { ...fixture, journey: { ...journey, stages, health: { level: 'done', reasons: [] } } };
}

/** A journey in which no step was sent back. */
export function withNothingSentBack(fixture: Fixture): Fixture {
  return withSteps(fixture, (step) => {
    const { returned: _returned, ...rest } = step;
    return step.status === 'returned' ? { ...rest, status: 'done' } : step;
  });
}

/** A journey in which the partner has done everything that can be done now. */
export function withNothingToDo(fixture: Fixture): Fixture {
  return withSteps(fixture, (step) =>
    step.side === 'partner' && step.status !== 'done' ? { ...step, status: 'submitted' } : step,
  );
}

/** A step that says what it is, and leads to two places. */
export function withTwoWaysOn(fixture: Fixture): Fixture {
  const description =
    'Customers find you by it. Say in **one sentence** what you do best, then:\n\n- who you do it for\n- which stores you built\n- where you are';
  const secondaryAction = {
    label: 'See a good one',
    url: 'https://partners.tidewater.example/directory/quillwork',
  };
  return withSteps(fixture, (step) =>
    step.id === 'directory-profile' ? { ...step, description, secondaryAction } : step,
  );
}

function withSteps(fixture: Fixture, change: (step: Step) => Step): Fixture {
  const stages = fixture.journey.stages.map((stage) => ({ ...stage, steps: stage.steps.map(change) }));
  return withStages(fixture, stages);
}

const longWord = 'Donaudampfschifffahrtselektrizitätenhauptbetriebswerkbauunterbeamtengesellschaft';
const longName =
  'The International Association of Independent Commerce Consultancies of Northern and Western Europe';

/** Words that are much longer than anybody planned for, with and without places to break them. */
export function withLongWords(fixture: Fixture): Fixture {
  const { journey, resources, surveys, feedback, updates } = fixture;
  const lengthen = (text: string, index: number) =>
    index % 2 ? `${text} ${longWord}` : `${text} – ${longName}`;
  const stages = journey.stages.map((stage, index): Stage => ({
    ...stage,
    title: lengthen(stage.title, index),
    outcome: lengthen(stage.outcome ?? '', index + 1),
    steps: stage.steps.map((step, at) => ({ ...step, title: lengthen(step.title, at) })),
  }));
  return {
    ...fixture,
    session: {
      ...fixture.session,
      organizations: { partner: { name: longName }, program: { name: longWord } },
    },
    journey: {
      ...journey,
      partner: { id: 'long-name', ...journey.partner, name: longName },
      program: { id: 'long-word', ...journey.program, name: longWord },
      stages,
    },
    resources: {
      ...resources,
      items: resources.items.map((item, at) => ({ ...item, title: lengthen(item.title, at) })),
    },
    surveys: {
      items: surveys.items.map((survey) => ({
        ...survey,
        questions: survey.questions.map((question, at) => ({
          ...question,
          text: lengthen(question.text, at),
        })),
      })),
    },
    feedback: { items: feedback.items.map((item, at) => ({ ...item, summary: lengthen(item.summary, at) })) },
    updates: {
      items: updates.items.map((item, at) => ({
        ...item,
        title: lengthen(item.title, at),
        ...(item.planB && { planB: item.planB.map(lengthen) }),
      })),
    },
  };
}

/** Only what the contract asks for: titles, states and addresses; the rest is as the contract reads it. */
export function withMinimumData(fixture: Fixture): Fixture {
  const { journey, resources, surveys, feedback, updates } = fixture;
  const bare = {
    id: journey.id,
    title: journey.title,
    stages: journey.stages.map(({ id, title, position, steps }) => ({
      ...{ id, title, position },
      steps: steps.map(({ id, title, status }) => ({ id, title, status })),
    })),
  };
  return {
    ...fixture,
    journey: read(readers.journey(bare)),
    resources: read(
      readers.resources({ items: resources.items.map(({ id, title, url }) => ({ id, title, url })) }),
    ),
    surveys: read(readers.surveys({ items: surveys.items.map(bareSurvey) })),
    feedback: read(
      readers.feedback({
        items: feedback.items.map(({ id, at, summary, status }) => ({ id, at, summary, status })),
      }),
    ),
    updates: read(
      readers.updates({
        items: updates.items.map(({ id, kind, title, body, at }) => ({ id, kind, title, body, at })),
      }),
    ),
  };
}

function read<Document>({ value, issues }: Reading<Document>): Document {
  if (value === undefined || issues.length > 0)
    throw new Error(`The contract does not take its own minimum: ${JSON.stringify(issues)}`);
  return value;
}

function bareSurvey({ id, purpose, askAt: { moment }, questions }: Survey): object {
  return {
    ...{ id, purpose, askAt: { moment } },
    questions: questions.map(({ id, kind, text, scale, options }) => ({
      ...{ id, kind, text },
      ...(scale && { scale }),
      ...(options && { options }),
    })),
  };
}

function withStages(fixture: Fixture, stages: Stage[]): Fixture {
  return { ...fixture, journey: { ...fixture.journey, stages } };
}

/** A copy under another name, with ids of its own. */
function renamed(stage: Stage, title: string, id: string): Stage {
  const steps = stage.steps.map(({ dependsOn: _dependsOn, parentId: _parentId, ...step }): Step => ({
    ...step,
    id: `${id}-${step.id}`,
  }));
  return { ...stage, id, title, steps };
}

/** Nothing is asked at the moment. */
export function withoutSurveys(fixture: Fixture): Fixture {
  return { ...fixture, surveys: { items: [] } };
}
