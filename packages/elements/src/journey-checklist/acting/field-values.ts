import type { Field, FieldValue, FieldValues, Step } from '@partner-journey/contract';
import type { PendingChange } from '@partner-journey/client';

/** What a form holds, by the type of each field; what was left empty is left out. */
export function readValues(form: HTMLFormElement, fields: readonly Field[]): FieldValues {
  const data = new FormData(form);
  const values: FieldValues = {};
  for (const { name, type } of fields) {
    if (type === 'file') continue;
    const value = readValue(data, name, type);
    if (value !== undefined) values[name] = value;
  }
  return values;
}

function readValue(data: FormData, name: string, type: Field['type']): FieldValue | undefined {
  if (type === 'choices') {
    const chosen = data.getAll(name).map(String);
    return chosen.length > 0 ? chosen : undefined;
  }
  const value = data.get(name);
  if (type === 'consent') return value !== null;
  if (typeof value !== 'string' || value === '') return undefined;
  return type === 'number' ? Number(value) : value;
}

/** What a form begins with: what was typed, else what was refused, else what was handed in before, else the host's. */
export function initialValues(
  step: Step,
  draft: FieldValues | undefined,
  pending: PendingChange | undefined,
): FieldValues {
  if (draft) return draft;
  const change = pending?.change;
  if (change?.kind === 'step.submit') return change.payload.values;
  const given = (step.fields ?? []).flatMap(({ name, value }) =>
    value === undefined ? [] : [[name, value] as const],
  );
  return { ...Object.fromEntries(given), ...step.submission?.values };
}
