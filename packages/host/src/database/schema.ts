import type {
  Answers,
  FeedbackAbout,
  FeedbackItem,
  HistoryEntry,
  Journey,
  Person,
  Receipt,
  Resource,
  Role,
  Stage,
  Step,
  Survey,
  Update,
} from '@partner-journey/contract';
import { sql, type SQL } from 'drizzle-orm';
import {
  bigint,
  bigserial,
  boolean,
  customType,
  doublePrecision,
  foreignKey,
  index,
  integer,
  json,
  jsonb,
  pgTable,
  primaryKey,
  text,
  timestamp,
} from 'drizzle-orm/pg-core';

const tsvector = customType<{ data: string }>({ dataType: () => 'tsvector' });
const moment = (name: string) => timestamp(name, { withTimezone: true, precision: 3 });
const tenantId = () => text('tenant_id').notNull();

/** A company with a partner program. Nothing below ever crosses from one tenant to another. */
export const tenants = pgTable('tenants', {
  id: text('id').primaryKey(),
  name: text('name').notNull(),
  timeZone: text('time_zone').notNull(),
  locale: text('locale').notNull(),
  /** Id of the newest live message; its row lock hands ids out in the order of commits. */
  lastEventId: bigint('last_event_id', { mode: 'number' }).notNull().default(0),
});

/** Organizations that walk a journey. */
export const partners = pgTable(
  'partners',
  { tenantId: tenantId(), id: text('id').notNull(), name: text('name').notNull() },
  (table) => [
    primaryKey({ columns: [table.tenantId, table.id] }),
    foreignKey({ columns: [table.tenantId], foreignColumns: [tenants.id] }),
  ],
);

/** People of both sides; `body` is how they are shown, `access` what they may do. */
export const people = pgTable(
  'people',
  {
    tenantId: tenantId(),
    id: text('id').notNull(),
    access: text('access').$type<Role>().notNull(),
    body: jsonb('body').$type<Person>().notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.tenantId, table.id] }),
    foreignKey({ columns: [table.tenantId], foreignColumns: [tenants.id] }),
  ],
);

/** Whom somebody may act for, in the order they were given. */
export const memberships = pgTable(
  'memberships',
  {
    tenantId: tenantId(),
    personId: text('person_id').notNull(),
    partnerId: text('partner_id').notNull(),
    place: integer('place').notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.tenantId, table.personId, table.partnerId] }),
    foreignKey({
      columns: [table.tenantId, table.personId],
      foreignColumns: [people.tenantId, people.id],
    }),
    foreignKey({
      columns: [table.tenantId, table.partnerId],
      foreignColumns: [partners.tenantId, partners.id],
    }),
  ],
);

/** Bearer tokens, as SHA-256 of the secret: the secret itself is nowhere. */
export const tokens = pgTable(
  'tokens',
  {
    hash: text('hash').primaryKey(),
    tenantId: tenantId(),
    personId: text('person_id').notNull(),
    expiresAt: moment('expires_at').notNull(),
  },
  (table) => [
    foreignKey({
      columns: [table.tenantId, table.personId],
      foreignColumns: [people.tenantId, people.id],
    }),
  ],
);

/** The head of a journey; its stages and steps have rows of their own. */
export const journeys = pgTable(
  'journeys',
  {
    tenantId: tenantId(),
    id: text('id').notNull(),
    partnerId: text('partner_id').notNull(),
    place: integer('place').notNull(),
    /** Counts every saved change. */
    revision: text('revision').notNull(),
    /** The revision of the newest change the partner can see: what a partner is told. */
    sharedRevision: text('shared_revision').notNull(),
    head: jsonb('head').$type<Omit<Journey, 'stages' | 'revision'>>().notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.tenantId, table.id] }),
    index('journeys_by_partner').on(table.tenantId, table.partnerId, table.place),
    foreignKey({
      columns: [table.tenantId, table.partnerId],
      foreignColumns: [partners.tenantId, partners.id],
    }),
  ],
);

/** The stages of a journey without their steps. */
export const stages = pgTable(
  'stages',
  {
    tenantId: tenantId(),
    journeyId: text('journey_id').notNull(),
    id: text('id').notNull(),
    place: integer('place').notNull(),
    position: text('position').notNull(),
    body: jsonb('body').$type<Omit<Stage, 'steps'>>().notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.tenantId, table.journeyId, table.id] }),
    foreignKey({
      columns: [table.tenantId, table.journeyId],
      foreignColumns: [journeys.tenantId, journeys.id],
    }),
  ],
);

/** The steps of a journey; what decides about visibility and search stands in columns of its own. */
export const steps = pgTable(
  'steps',
  {
    tenantId: tenantId(),
    journeyId: text('journey_id').notNull(),
    id: text('id').notNull(),
    stageId: text('stage_id').notNull(),
    place: integer('place').notNull(),
    visibility: text('visibility').$type<Step['visibility']>().notNull(),
    status: text('status').notNull(),
    /** The resource of a training step. */
    trainingResourceId: text('training_resource_id'),
    body: jsonb('body').$type<Step>().notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.tenantId, table.journeyId, table.id] }),
    foreignKey({
      columns: [table.tenantId, table.journeyId, table.stageId],
      foreignColumns: [stages.tenantId, stages.journeyId, stages.id],
    }),
  ],
);

/** Everything that happened to a step, in the order it did. */
export const history = pgTable(
  'history',
  {
    seq: bigserial('seq', { mode: 'number' }).primaryKey(),
    tenantId: tenantId(),
    journeyId: text('journey_id').notNull(),
    stepId: text('step_id').notNull(),
    body: jsonb('body').$type<HistoryEntry>().notNull(),
  },
  (table) => [
    index('history_by_step').on(table.tenantId, table.journeyId, table.stepId, table.seq),
    foreignKey({
      columns: [table.tenantId, table.journeyId, table.stepId],
      foreignColumns: [steps.tenantId, steps.journeyId, steps.id],
    }),
  ],
);

/** The library. `words` is what is searched beside the title. */
export const resources = pgTable(
  'resources',
  {
    tenantId: tenantId(),
    id: text('id').notNull(),
    title: text('title').notNull(),
    words: text('words').notNull(),
    /** When it was last new; orders `newest`. */
    freshAt: moment('fresh_at').notNull(),
    body: jsonb('body').$type<Omit<Resource, 'mine'>>().notNull(),
    search: tsvector('search').generatedAlwaysAs(
      (): SQL =>
        sql`setweight(to_tsvector('simple', ${resources.title}), 'A') || setweight(to_tsvector('english', ${resources.title}), 'A') || setweight(to_tsvector('simple', ${resources.words}), 'B') || setweight(to_tsvector('english', ${resources.words}), 'B')`,
    ),
  },
  (table) => [
    primaryKey({ columns: [table.tenantId, table.id] }),
    index('resources_by_words').using('gin', table.search),
    foreignKey({ columns: [table.tenantId], foreignColumns: [tenants.id] }),
  ],
);

/** One row per value of a facet, so that narrowing and counting are the same for all of them. */
export const resourceFacets = pgTable(
  'resource_facets',
  {
    tenantId: tenantId(),
    resourceId: text('resource_id').notNull(),
    name: text('name').notNull(),
    value: text('value').notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.tenantId, table.name, table.value, table.resourceId] }),
    index('resource_facets_by_resource').on(table.tenantId, table.resourceId),
    foreignKey({
      columns: [table.tenantId, table.resourceId],
      foreignColumns: [resources.tenantId, resources.id],
    }),
  ],
);

/** What a person did with a resource. */
export const libraryItems = pgTable(
  'library_items',
  {
    tenantId: tenantId(),
    personId: text('person_id').notNull(),
    resourceId: text('resource_id').notNull(),
    favorite: boolean('favorite'),
    seenAt: moment('seen_at'),
    progress: doublePrecision('progress'),
    completedAt: moment('completed_at'),
    score: doublePrecision('score'),
    rating: doublePrecision('rating'),
  },
  (table) => [
    primaryKey({ columns: [table.tenantId, table.personId, table.resourceId] }),
    foreignKey({
      columns: [table.tenantId, table.resourceId],
      foreignColumns: [resources.tenantId, resources.id],
    }),
    foreignKey({
      columns: [table.tenantId, table.personId],
      foreignColumns: [people.tenantId, people.id],
    }),
  ],
);

/** What somebody missed in the library. */
export const resourceRequests = pgTable(
  'resource_requests',
  {
    tenantId: tenantId(),
    /** The id of the change that asked. */
    id: text('id').notNull(),
    partnerId: text('partner_id').notNull(),
    personId: text('person_id').notNull(),
    at: moment('at').notNull(),
    text: text('text').notNull(),
  },
  (table) => [primaryKey({ columns: [table.tenantId, table.id] })],
);

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

/** News and incidents of the program. */
export const updates = pgTable(
  'updates',
  {
    tenantId: tenantId(),
    id: text('id').notNull(),
    at: moment('at').notNull(),
    body: jsonb('body').$type<Omit<Update, 'seenAt'>>().notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.tenantId, table.id] }),
    index('updates_by_time').on(table.tenantId, table.at, table.id),
    foreignKey({ columns: [table.tenantId], foreignColumns: [tenants.id] }),
  ],
);

/** When a person first saw an update. */
export const updatesSeen = pgTable(
  'updates_seen',
  {
    tenantId: tenantId(),
    updateId: text('update_id').notNull(),
    personId: text('person_id').notNull(),
    at: moment('at').notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.tenantId, table.personId, table.updateId] }),
    foreignKey({
      columns: [table.tenantId, table.updateId],
      foreignColumns: [updates.tenantId, updates.id],
    }),
  ],
);

/** The ledger: every change that was ever decided, with its receipt. Written in the transaction of its effect. */
export const changes = pgTable(
  'changes',
  {
    tenantId: tenantId(),
    id: text('id').notNull(),
    /** Who sent it. */
    personId: text('person_id').notNull(),
    /** SHA-256 of the change and the partner it was sent for. */
    bodyHash: text('body_hash').notNull(),
    /** Kept as the text it was answered with. Null only inside the transaction that decides. */
    receipt: json('receipt').$type<Receipt>(),
    at: moment('at').notNull(),
  },
  (table) => [primaryKey({ columns: [table.tenantId, table.id] })],
);

/** Live messages in the order of commits, each with who may hear it. */
export const events = pgTable(
  'events',
  {
    tenantId: tenantId(),
    id: bigint('id', { mode: 'number' }).notNull(),
    /** Null: every partner. */
    partnerId: text('partner_id'),
    /** Null: everybody of the partner. */
    personId: text('person_id'),
    programOnly: boolean('program_only').notNull(),
    entity: text('entity').notNull(),
    entityId: text('entity_id'),
    revision: text('revision'),
    at: moment('at').notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.tenantId, table.id] }),
    foreignKey({ columns: [table.tenantId], foreignColumns: [tenants.id] }),
  ],
);
