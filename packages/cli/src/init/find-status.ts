import type { Template } from '@partner-journey/client/mapping';
import type { Collection } from './collections.js';
import { fieldsOf, type Field } from './fields.js';
import type { HostModel } from './host-model.js';
import { fieldsBeside } from './joins.js';
import { isYesNo, speaks, stateNames } from './signs.js';
import { valueTable, type ValueTable } from './value-tables.js';

/** Where a status is read from. */
export interface FoundStatus {
  readonly template: Template;
  readonly field?: Field;
}

/** The status of a step or of feedback. */
export function findStatus(
  role: 'step' | 'feedback',
  collection: Collection,
  model: HostModel,
): FoundStatus | undefined {
  const fields = [...fieldsOf(collection), ...fieldsBeside(collection, model)].filter(
    ({ isList, isWithinList, values }) => !isList && !isWithinList && values.length > 0,
  );
  const field = stateField(role, fields);
  const answered = role === 'feedback' && !field && answeredStatus(fields, model);
  if (answered) return { template: answered };
  if (!field) {
    const how = `Add "status" with {"$of": "…", "$values": {"…": "done"}}; until then every ${role} looks open.`;
    model.understanding.miss(role, 'status', how);
    return undefined;
  }
  const table = valueTable(field.expression, { field, vocabulary: role, model });
  tell(role, field, table, model);
  return { template: table.template, field };
}

/** The field that holds the state: one whose words are known before one that is only called so. */
function stateField(role: 'step' | 'feedback', fields: readonly Field[]): Field | undefined {
  const ranked = fields.flatMap((field) => {
    const rank = stateNames.findIndex((form) => form.test(field.words) || form.test(field.core));
    const isFlag = isYesNo(field);
    const says = isFlag ? saysDone(field) : speaks(role)(field);
    const isCode =
      !says && !isFlag && field.values.every((value) => /^-?\d{1,3}(\.\d+)?$/.test(String(value)));
    if (!says && !isCode && !(rank >= 0 && rank < 2 && !isFlag)) return [];
    if (rank < 0 && (isFlag || !speaks(role, 1)(field) || field.values.length < 2)) return [];
    const looks = says ? 0 : isCode ? 3 : 6;
    const flag = (isFlag ? 1.5 : 0) + (isSame(field) ? 5 : 0);
    return [
      {
        field,
        rank: (rank < 0 ? stateNames.length : rank) + looks + flag + field.depth * 0.5 + others(field),
      },
    ];
  });
  return ranked.sort((a, b) => a.rank - b.rank)[0]?.field;
}

/** What is the same for all is seldom their state: records are “active” as long as they are there. */
function isSame({ values, count }: Field): boolean {
  return values.length === 1 && count > 2;
}

function saysDone({ words, core }: Field): boolean {
  return [words, core].some((one) =>
    /\b(done|completed?|finished|closed|checked|(completion|completed)( data)? (state|status|value))$/.test(
      one,
    ),
  );
}

/** Whose state it is: that of the person asked or of the record is another. */
function others({ words }: Field): number {
  return /\b(assignee|user|owner|approval|payment|record|archive|sync|email|active|priority|type)\b/.test(
    words,
  )
    ? 4
    : 0;
}

function tell(
  role: 'step' | 'feedback',
  field: Field,
  { certainty, why, unknown }: ValueTable,
  { understanding }: HostModel,
): void {
  understanding.decide({ entity: role, member: 'status', from: field.expression, certainty, why });
  for (const value of unknown) {
    const how = `Say in "$values" what "${value}" stands for; it is shown as it is.`;
    understanding.miss(role, 'status', how);
  }
}

/** Feedback without a status says by its reply whether something came of it. */
function answeredStatus(fields: readonly Field[], { understanding }: HostModel): Template | undefined {
  const reply = fields.find(({ words }) => /^(reply|answer|response)( (text|message|body))?$/.test(words));
  if (!reply) return undefined;
  const why = 'what has a reply is taken to be done';
  const from = reply.expression;
  understanding.decide({ entity: 'feedback', member: 'status', from, certainty: 'guess', why });
  return `${from} ? 'done' : 'received'`;
}
