import type { Journey, Resource, Step } from '@partner-journey/contract';
import { historyOf } from '@partner-journey/contract/rules';
import type { PgTable } from 'drizzle-orm/pg-core';
import { writeTogether, type Database } from '../database/database.js';
import * as schema from '../database/schema/index.js';
import { facetValuesOf } from '../reading/resource-facets.js';
import { hashToken } from '../reading/viewer.js';
import type { SeedPartner, SeedProgram } from './program-data.js';

const rowsAtOnce = 200;
const tokenLifetimeMs = 10 * 365 * 24 * 60 * 60 * 1000;

/**
 * Writes a whole program, all of it or nothing; a program whose tenant is there already is left as it is,
 * also when another process writes it at the same moment.
 * Tokens are valid for ten years.
 */
export async function loadSeed(database: Database, program: SeedProgram, now: Date): Promise<void> {
  await writeTogether(database, async (transaction) => {
    const { id, name } = program.tenant;
    const { timeZone, locale } = program;
    // whoever comes while another process writes it waits here until that one is done
    const claimed = await transaction
      .insert(schema.tenants)
      .values({ id, name, timeZone, locale })
      .onConflictDoNothing()
      .returning({ id: schema.tenants.id });
    if (claimed.length === 0) return;
    const insert = async <Table extends PgTable>(table: Table, rows: readonly Table['$inferInsert'][]) => {
      for (let from = 0; from < rows.length; from += rowsAtOnce) {
        await transaction.insert(table).values(rows.slice(from, from + rowsAtOnce));
      }
    };
    await insert(
      schema.partners,
      program.partners.map((one) => ({ tenantId: id, id: one.id, name: one.name })),
    );
    await loadPeople(insert, program, new Date(now.getTime() + tokenLifetimeMs));
    await loadLibrary(insert, program, now);
    await loadQuestionsAndNews(insert, program);
    for (const partner of program.partners) await loadPartner(insert, id, partner);
  });
}

type Insert = <Table extends PgTable>(table: Table, rows: readonly Table['$inferInsert'][]) => Promise<void>;

async function loadPeople(insert: Insert, { tenant, people }: SeedProgram, expiresAt: Date): Promise<void> {
  const tenantId = tenant.id;
  await insert(
    schema.people,
    people.map(({ token: _token, access, partnerIds: _partnerIds, ...body }) => ({
      tenantId,
      id: body.id,
      access,
      body,
    })),
  );
  await insert(
    schema.memberships,
    people.flatMap(({ id, partnerIds }) =>
      partnerIds.map((partnerId, place) => ({ tenantId, personId: id, partnerId, place })),
    ),
  );
  await insert(
    schema.tokens,
    people.map(({ id, token }) => ({ hash: hashToken(token), tenantId, personId: id, expiresAt })),
  );
}

async function loadLibrary(insert: Insert, { tenant, resources }: SeedProgram, now: Date): Promise<void> {
  await insert(
    schema.resources,
    resources.map((body) => ({
      tenantId: tenant.id,
      id: body.id,
      title: body.title,
      words: wordsOf(body),
      freshAt: new Date(body.updatedAt ?? body.publishedAt ?? now),
      body,
    })),
  );
  await insert(
    schema.resourceFacets,
    resources.flatMap((one) =>
      facetValuesOf(one).map((facet) => ({ tenantId: tenant.id, resourceId: one.id, ...facet })),
    ),
  );
}

function wordsOf(resource: Omit<Resource, 'mine'>): string {
  const { summary, topics = [], outline = [], takeaways = [], product } = resource;
  return [summary, ...topics, ...outline, ...takeaways, product].filter(Boolean).join('\n');
}

async function loadQuestionsAndNews(
  insert: Insert,
  { tenant, surveys, updates }: SeedProgram,
): Promise<void> {
  const tenantId = tenant.id;
  await insert(
    schema.surveys,
    surveys.map((body, place) => ({ tenantId, id: body.id, place, body })),
  );
  await insert(
    schema.updates,
    updates.map(({ seenAt: _seenAt, ...body }) => ({ tenantId, id: body.id, at: new Date(body.at), body })),
  );
}

async function loadPartner(insert: Insert, tenantId: string, partner: SeedPartner): Promise<void> {
  for (const [place, journey] of partner.journeys.entries()) {
    await loadJourney(insert, { tenantId, partnerId: partner.id, place }, journey);
  }
  await insert(
    schema.feedback,
    partner.feedback.map(({ byPersonId, summary, at, votes, ...item }) => ({
      ...item,
      tenantId,
      partnerId: partner.id,
      personId: byPersonId,
      at: new Date(at),
      text: summary,
      earlierVotes: votes ?? 0,
    })),
  );
  await insert(
    schema.libraryItems,
    partner.library.map(({ personId, resourceId, mine: { seenAt, completedAt, ...mine } }) => ({
      tenantId,
      personId,
      resourceId,
      ...mine,
      ...(seenAt !== undefined && { seenAt: new Date(seenAt) }),
      ...(completedAt !== undefined && { completedAt: new Date(completedAt) }),
    })),
  );
  await insert(
    schema.updatesSeen,
    partner.updatesSeen.map(({ at, ...seen }) => ({ ...seen, tenantId, at: new Date(at) })),
  );
}

async function loadJourney(
  insert: Insert,
  key: { tenantId: string; partnerId: string; place: number },
  { stages, revision, ...head }: Journey,
): Promise<void> {
  const { tenantId } = key;
  const journeyId = head.id;
  await insert(schema.journeys, [{ ...key, id: journeyId, revision, sharedRevision: revision, head }]);
  await insert(
    schema.stages,
    stages.map(({ steps: _steps, ...body }, place) => ({
      tenantId,
      journeyId,
      id: body.id,
      place,
      position: body.position,
      body,
    })),
  );
  const steps = stages.flatMap((stage) => stage.steps.map((step) => ({ stageId: stage.id, step })));
  await insert(
    schema.steps,
    steps.map(({ stageId, step }, place) => ({
      tenantId,
      journeyId,
      id: step.id,
      stageId,
      place,
      visibility: step.visibility,
      status: step.status,
      trainingResourceId: step.training?.resourceId ?? null,
      body: asStored(step, revision),
    })),
  );
  await insert(
    schema.history,
    steps.flatMap(({ step }) =>
      historyOf(step).map((body) => ({ tenantId, journeyId, stepId: step.id, body })),
    ),
  );
}

/** Every step has a revision of its own, so that a person's base can be compared with it. */
function asStored(step: Step, revision: string): Step {
  return { ...step, allowed: [], revision: step.revision ?? revision };
}
