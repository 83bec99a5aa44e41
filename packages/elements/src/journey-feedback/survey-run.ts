import type { FieldValue, Question, Survey } from '@partner-journey/contract';
import { pathThrough } from './survey-path.js';

/** One person answering one survey: what was answered so far, and where they are. */
export class SurveyRun {
  /** Replaced when the host tells it anew. */
  survey: Survey;
  /** Whether the person chose to answer without a name. */
  withoutName = false;
  /** Whether the current question lacks its answer. */
  isAnswerMissing = false;
  /** Whether the client has taken the last answers. */
  isSent = false;
  /** Made when something is first sent; the same to the end. */
  responseId: string | undefined;
  /** What the person answered, by the id of the question, or of its part. */
  readonly given = new Map<string, FieldValue>();
  /** What is filled in until the person says otherwise. */
  readonly known = new Map<string, FieldValue>();
  /** Words beside a choice that asks for some, by question and choice. */
  readonly words = new Map<string, string>();
  private currentId: string | undefined;

  constructor(survey: Survey) {
    this.survey = survey;
    for (const { id, value } of survey.questions) if (value !== undefined) this.known.set(id, value);
  }

  /** The answers as they stand: what was given, else what is known. */
  get answers(): ReadonlyMap<string, FieldValue> {
    return new Map([...this.known, ...this.given]);
  }

  get hasBegun(): boolean {
    return this.given.size > 0;
  }

  /** The questions along the way the answers lead. */
  get path(): readonly Question[] {
    return pathThrough(this.survey.questions, this.answers);
  }

  get question(): Question | undefined {
    return this.path.find(({ id }) => id === this.currentId) ?? this.path[0];
  }

  /** Counted from 1 along the way the answers lead. */
  get position(): { readonly at: number; readonly of: number } {
    const { path } = this;
    return { at: path.indexOf(this.question!) + 1, of: path.length };
  }

  get isFirst(): boolean {
    return this.question === this.path[0];
  }

  get isLast(): boolean {
    return this.question === this.path.at(-1);
  }

  /** Whether the answer is kept without the person's name. */
  get isAnonymous(): boolean {
    const { anonymous } = this.survey;
    return anonymous === 'always' || (anonymous === 'choice' && this.withoutName);
  }

  answer(questionId: string, value: FieldValue): void {
    this.given.set(questionId, value);
    this.isAnswerMissing = false;
  }

  /** Goes to the next question, or with -1 to the one before. */
  move(by: 1 | -1): void {
    this.isAnswerMissing = false;
    this.currentId = this.path[this.position.at - 1 + by]?.id;
  }
}
