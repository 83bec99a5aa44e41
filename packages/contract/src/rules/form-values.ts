import type { ContractIssue } from '../schemas/problem.js';
import { isSafeUrl } from '../schemas/safe-url.js';
import type { Field, FieldValue, Step } from '../schemas/step.js';
import { matchesPattern } from './pattern.js';
import type { StepChange, SubmittedFile } from './rules.js';

type Submitted = Extract<StepChange, { kind: 'step.submit' }>['payload'];
/** What a value should have been; undefined when it is. */
type Check = (value: FieldValue, field: Field) => string | undefined;

/** What of a submission does not fit the step's form; paths are JSON Pointers into the payload. Values are never repeated. */
export function checkSubmission(
  step: Step,
  payload: Submitted,
  files: ReadonlyMap<string, SubmittedFile> | undefined,
): ContractIssue[] {
  const fields = step.fields ?? [];
  const issues = fields.flatMap((field) => checkField(field, payload));
  const names = new Set(fields.map((field) => field.name));
  for (const name of step.fields ? Object.keys(payload.values) : []) {
    if (!names.has(name)) issues.push(issueAt(name, 'a field of this form', 'another name'));
  }
  payload.fileIds.forEach((id, index) => {
    if (files && !files.has(id)) {
      issues.push({ path: `/fileIds/${index}`, expected: 'an uploaded file', got: 'an unknown id' });
    }
  });
  const expected = step.upload && expectedFiles(step.upload, payload.fileIds.length);
  if (expected) issues.push({ path: '/fileIds', expected, got: `${payload.fileIds.length}` });
  return issues;
}

/** How many files it should have been; undefined when it is. */
function expectedFiles(
  { maxFiles = Infinity }: NonNullable<Step['upload']>,
  count: number,
): string | undefined {
  if (count === 0) return 'a file';
  return count > maxFiles ? `at most ${maxFiles} files` : undefined;
}

function checkField(field: Field, { values, fileIds }: Submitted): ContractIssue[] {
  const value = Object.hasOwn(values, field.name) ? values[field.name] : undefined;
  const isMissing = value === undefined || isEmpty(value);
  if (isMissing && field.type === 'file' && fileIds.length > 0) return [];
  if (isMissing) return field.required ? [issueAt(field.name, 'an answer', 'nothing')] : [];
  const check = Object.hasOwn(checks, field.type) ? checks[field.type] : undefined;
  const expected = check?.(value, field);
  return expected === undefined ? [] : [issueAt(field.name, expected, describe(value))];
}

/** By the type of the field; a type of the host's own takes any value. */
const checks: Readonly<Record<string, Check>> = {
  text: checkText,
  'long-text': checkText,
  email: (value, field) =>
    isText(value) && /^[^\s@]+@[^\s@]+$/.test(value) ? checkText(value, field) : 'an e-mail address',
  url: (value, field) =>
    isText(value) && isSafeUrl(value) ? checkText(value, field) : 'an address such as https://…',
  tel: (value, field) =>
    isText(value) && /^[+\d][\d\s()./-]*$/.test(value) ? checkText(value, field) : 'a phone number',
  number: (value, field) =>
    typeof value === 'number' && Number.isFinite(value) ? checkRange(value, field, '') : 'a number',
  date: checkDate,
  choice: (value, field) => (isText(value) && isOption(value, field) ? undefined : 'one of the options'),
  choices: checkChoices,
  file: (value) => (isText(value) || Array.isArray(value) ? undefined : 'files'),
  consent: (value) => (typeof value === 'boolean' ? undefined : 'yes or no'),
};

function checkText(value: FieldValue, field: Field): string | undefined {
  if (!isText(value)) return 'text';
  if (field.pattern !== undefined && !matchesPattern(value, field.pattern)) {
    return field.help ?? 'text in the form that is asked for';
  }
  return checkRange([...value].length, field, ' characters');
}

function checkDate(value: FieldValue, { min, max }: Field): string | undefined {
  if (!isText(value) || !isDay(value)) return 'a day such as 2026-05-12';
  if (isText(min) && isDay(min) && value < min) return `a day from ${min} on`;
  if (isText(max) && isDay(max) && value > max) return `a day up to ${max}`;
  return undefined;
}

function checkChoices(value: FieldValue, field: Field): string | undefined {
  if (!Array.isArray(value) || !value.every((one) => isOption(one, field))) return 'some of the options';
  if (new Set(value).size < value.length) return 'every option at most once';
  return checkRange(value.length, field, ' choices');
}

/** Limits that are no numbers do not limit. */
function checkRange(value: number, { min, max }: Field, unit: string): string | undefined {
  if (min !== undefined && value < Number(min)) return `at least ${min}${unit}`;
  if (max !== undefined && value > Number(max)) return `at most ${max}${unit}`;
  return undefined;
}

/** Nothing was answered; a consent that is not given counts as nothing. */
function isEmpty(value: FieldValue): boolean {
  return value === false || (typeof value !== 'number' && value !== true && value.length === 0);
}

function isOption(value: string, { options }: Field): boolean {
  return options === undefined || options.some((option) => option.value === value);
}

function isText(value: unknown): value is string {
  return typeof value === 'string';
}

function isDay(value: string): boolean {
  const day = new Date(`${value}T00:00:00Z`);
  return !Number.isNaN(day.getTime()) && day.toISOString().slice(0, 10) === value;
}

function describe(value: FieldValue): string {
  return Array.isArray(value) ? `${value.length} choices` : typeof value;
}

function issueAt(name: string, expected: string, got: string): ContractIssue {
  const token = name.replaceAll('~', '~0').replaceAll('/', '~1');
  return { path: `/values/${token}`, expected, got };
}
