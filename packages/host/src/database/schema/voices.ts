import type { Answers, FeedbackAbout, FeedbackItem, Survey } from '@partner-journey/contract';
import { boolean, foreignKey, index, integer, jsonb, pgTable, primaryKey, text } from 'drizzle-orm/pg-core';
import { moment, tenantId } from './columns.js';
import { tenants, partners } from './tenants.js';

/** Surveys, and the moment from which each may be asked. */
export const surveys = pgTable(
  'surveys',
  {
    tenantId: tenantId(),
    id: text('id').notNull(),
    place: integer('place').notNull(),
    body: jsonb('body').$type<Survey>().notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.tenantId, table.id] }),
    foreignKey({ columns: [table.tenantId], foreignColumns: [tenants.id] }),
  ],
);

/** Answers; without a person when they were given without a name. */
export const responses = pgTable(
  'responses',
  {
    tenantId: tenantId(),
    /** Made by the client with the first answer. */
    id: text('id').notNull(),
    surveyId: text('survey_id').notNull(),
    partnerId: text('partner_id').notNull(),
    personId: text('person_id'),
    answers: jsonb('answers').$type<Answers>().notNull(),
    context: jsonb('context').$type<Record<string, string>>(),
    done: boolean('done').notNull(),
    updatedAt: moment('updated_at').notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.tenantId, table.id] }),
    foreignKey({
      columns: [table.tenantId, table.surveyId],
      foreignColumns: [surveys.tenantId, surveys.id],
    }),
  ],
);

/** Whether a person has to be asked again: never (answered or refused), or not before a moment. */
export const surveyStates = pgTable(
  'survey_states',
  {
    tenantId: tenantId(),
    surveyId: text('survey_id').notNull(),
    personId: text('person_id').notNull(),
    state: text('state').$type<'answered' | 'never' | 'later'>().notNull(),
    notBefore: moment('not_before'),
  },
  (table) => [
    primaryKey({ columns: [table.tenantId, table.personId, table.surveyId] }),
    foreignKey({
      columns: [table.tenantId, table.surveyId],
      foreignColumns: [surveys.tenantId, surveys.id],
    }),
  ],
);

/** What people said by themselves, and what became of it. */
export const feedback = pgTable(
  'feedback',
  {
    tenantId: tenantId(),
    id: text('id').notNull(),
    partnerId: text('partner_id').notNull(),
    personId: text('person_id').notNull(),
    at: moment('at').notNull(),
    text: text('text').notNull(),
    kind: text('kind'),
    about: jsonb('about').$type<FeedbackAbout>(),
    context: jsonb('context').$type<Record<string, string>>(),
    status: text('status').notNull(),
    reply: jsonb('reply').$type<NonNullable<FeedbackItem['reply']>>(),
    changed: text('changed'),
    unread: boolean('unread').notNull(),
    /** Votes from before this host counted them by person. */
    earlierVotes: integer('earlier_votes').notNull().default(0),
  },
  (table) => [
    primaryKey({ columns: [table.tenantId, table.id] }),
    index('feedback_by_partner').on(table.tenantId, table.partnerId, table.at, table.id),
    foreignKey({
      columns: [table.tenantId, table.partnerId],
      foreignColumns: [partners.tenantId, partners.id],
    }),
  ],
);

/** One vote of one person. */
export const feedbackVotes = pgTable(
  'feedback_votes',
  {
    tenantId: tenantId(),
    feedbackId: text('feedback_id').notNull(),
    personId: text('person_id').notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.tenantId, table.feedbackId, table.personId] }),
    foreignKey({
      columns: [table.tenantId, table.feedbackId],
      foreignColumns: [feedback.tenantId, feedback.id],
    }),
  ],
);
