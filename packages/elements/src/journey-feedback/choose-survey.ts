import type { Survey } from '@partner-journey/contract';

/** What decides which survey is shown. */
export interface SurveyWish {
  /** The page wants this one and no other. */
  readonly surveyId?: string | undefined;
  /** What the widget stands beside; surveys about something else are passed over. */
  readonly stageId?: string | undefined;
  readonly stepId?: string | undefined;
  /** Ids of those the person is done with. */
  readonly over: ReadonlySet<string>;
}

/** The survey to show: the first of the host's order that fits, one that is always open only when no other does. */
export function chooseSurvey(surveys: readonly Survey[], wish: SurveyWish): Survey | undefined {
  const open = surveys.filter(({ id, questions }) => questions.length > 0 && !wish.over.has(id));
  if (wish.surveyId) return open.find(({ id }) => id === wish.surveyId);
  const fitting = open.filter(
    ({ askAt }) => agrees(askAt.stageId, wish.stageId) && agrees(askAt.stepId, wish.stepId),
  );
  return fitting.find(({ askAt }) => askAt.moment !== 'always-open') ?? fitting[0];
}

function agrees(about: string | undefined, wanted: string | undefined): boolean {
  return about === undefined || wanted === undefined || about === wanted;
}
