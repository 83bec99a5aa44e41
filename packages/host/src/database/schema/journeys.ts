import type { HistoryEntry, Journey, Stage, Step } from '@partner-journey/contract';
import { bigserial, foreignKey, index, integer, jsonb, pgTable, primaryKey, text } from 'drizzle-orm/pg-core';
import { tenantId } from './columns.js';
import { partners } from './tenants.js';

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
    /** The revision of the journey that took it out: it is kept for its history. */
    removedInRevision: text('removed_in_revision'),
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
    tenantId: tenantId(),
    journeyId: text('journey_id').notNull(),
    stepId: text('step_id').notNull(),
    /** Given while the journey is locked, so the order of a step's entries is that of their commits. */
    seq: bigserial('seq', { mode: 'number' }).notNull(),
    body: jsonb('body').$type<HistoryEntry>().notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.tenantId, table.journeyId, table.stepId, table.seq] }),
    foreignKey({
      columns: [table.tenantId, table.journeyId, table.stepId],
      foreignColumns: [steps.tenantId, steps.journeyId, steps.id],
    }),
  ],
);
