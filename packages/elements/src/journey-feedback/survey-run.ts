import type { Answers, FieldValue, Question, Survey } from '@partner-journey/contract';
import { isAnswered, pathThrough } from './survey-path.js';

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
  private readonly given = new Map<string, FieldValue>();
  /** Words beside a choice that asks for some, by question and choice. */
  private readonly words = new Map<string, string>();
  private currentId: string | undefined;
  private idOfResponse: string | undefined;

  constructor(survey: Survey) {
    this.survey = survey;
  }

  /** Made with the first answer; the same to the end. */
  get responseId(): string | undefined {
    return this.idOfResponse;
  }

  get hasBegun(): boolean {
    return this.idOfResponse !== undefined;
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

  /** The answers of the questions that were asked on the way, as they are sent. */
  get answers(): Answers {
    const asked = this.path.slice(0, this.position.at);
    const entries = asked.map((question) => [question.id, this.inWords(question)] as const);
    return Object.fromEntries(entries.filter((entry): entry is [string, FieldValue] => isAnswered(entry[1])));
  }

  /** The text of the current question, with the earlier answer it speaks of. */
  get questionText(): string {
    const { question, survey } = this;
    const earlier = survey.questions.find(({ id }) => id === question?.pipe);
    if (!question || !earlier) return question?.text ?? '';
    const values = [this.inWords(earlier) ?? '…'].flat();
    const labels = values.map(
      (value) => earlier.options?.find((option) => option.value === value)?.label ?? String(value),
    );
    return question.text.replaceAll('{answer}', () => labels.join(', '));
  }

  answerTo(questionId: string): FieldValue | undefined {
    return this.given.get(questionId);
  }

  wordsFor(questionId: string, choice: string): string {
    return this.words.get(keyOf(questionId, choice)) ?? '';
  }

  sayWords(questionId: string, choice: string, words: string): void {
    this.words.set(keyOf(questionId, choice), words);
  }

  answer(questionId: string, value: FieldValue): void {
    this.given.set(questionId, value);
    this.idOfResponse ??= newId();
    this.isAnswerMissing = false;
  }

  /** Whether the current question may be left; marks it when it may not. Nothing at all is no response. */
  check(): boolean {
    const { question, isLast, answers } = this;
    const isEmpty = isLast && Object.keys(answers).length === 0;
    this.isAnswerMissing =
      isEmpty || (question?.required === true && !isAnswered(this.given.get(question.id)));
    return !this.isAnswerMissing;
  }

  goOn(): void {
    this.currentId = this.path[this.position.at]?.id;
  }

  goBack(): void {
    this.isAnswerMissing = false;
    this.currentId = this.path[this.position.at - 2]?.id;
  }

  /** An answer with a choice that asks for words replaced by the words, where there are some. */
  private inWords({ id, options }: Question): FieldValue | undefined {
    const answer = this.given.get(id);
    const replace = (value: string) => {
      const asksForWords = options?.some((option) => option.other && option.value === value);
      return (asksForWords && this.wordsFor(id, value).trim()) || value;
    };
    if (Array.isArray(answer)) return answer.map(replace);
    return typeof answer === 'string' ? replace(answer) : answer;
  }

  private get path(): readonly Question[] {
    return pathThrough(this.survey.questions, this.given);
  }
}

function keyOf(questionId: string, choice: string): string {
  return JSON.stringify([questionId, choice]);
}

/** A version 4 UUID; `crypto.randomUUID` is missing on pages without TLS. */
function newId(): string {
  if ('randomUUID' in crypto) return crypto.randomUUID();
  const bytes = (crypto as Crypto).getRandomValues(new Uint8Array(16));
  bytes[6] = (bytes[6]! & 0x0f) | 0x40;
  bytes[8] = (bytes[8]! & 0x3f) | 0x80;
  const hex = [...bytes].map((byte) => byte.toString(16).padStart(2, '0')).join('');
  return hex.replace(/^(.{8})(.{4})(.{4})(.{4})/, '$1-$2-$3-$4-');
}
