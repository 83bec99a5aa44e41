import {
  createJourneyClient,
  memoryStorage,
  type JourneyAdapter,
  type JourneyClient,
} from '@partner-journey/client';
import { memoryAdapter } from '@partner-journey/client/memory-adapter';
import type { Role } from '@partner-journey/contract';
import {
  hostileFixture,
  smallFixture,
  typicalFixture,
  type Fixture,
  type WireFixture,
} from '@partner-journey/contract/fixtures';
import {
  bringAbout,
  contentShown,
  faultsAtStart,
  tickStep,
  type Condition,
  type Course,
} from './conditions.js';
import { faultyAdapter } from './faulty-adapter.js';
import { storyClock, storyNow, type StoryClock } from './story-clock.js';
import { withoutContent } from './variations.js';

/** Which sample data a story shows, to whom, and in the middle of what. */
export interface SampleArgs {
  /** Sample data: two stages, five stages, or as bad as the wire can carry it. */
  fixture: 'small' | 'typical' | 'hostile';
  /** Who is looking. */
  role: Role;
  /** What the widget is in the middle of. */
  condition: Condition;
}

/** What a story may change of the sample. */
export interface SampleOptions {
  /** Gives the data another shape; hostile data keeps its own. */
  readonly edit?: (fixture: Fixture) => Fixture;
  /** What a person does where a condition needs something unsaved. @default ticks a step */
  readonly act?: Course['act'];
}

/** A host for one story, and how it comes into its condition. */
export interface Sample {
  readonly adapter: JourneyAdapter;
  readonly clock: StoryClock;
  /** Resolves when a client that shows its content has come into the condition. */
  bringAbout(client: JourneyClient): Promise<void>;
}

/** Makes the host of a story. */
export function makeSample(
  { fixture, role, condition }: SampleArgs,
  { edit, act = tickStep }: SampleOptions = {},
): Sample {
  const clock = storyClock();
  const faults = faultsAtStart(condition);
  const known = documentsOf(fixture, role);
  const edited = edit && 'people' in known ? edit(known) : known;
  const documents = condition === 'empty' ? withoutContent(typicalFixture(storyNow, { role })) : edited;
  // two stories never share what is kept, or the lock of an outbox, not even in two tabs
  const id = `story-${crypto.randomUUID()}`;
  return {
    clock,
    adapter: faultyAdapter(memoryAdapter({ fixture: documents, clock, id }), faults),
    async bringAbout(client) {
      if (condition === 'loading' || condition === 'error') return;
      await contentShown(client);
      await bringAbout(condition, { client, faults, clock, act });
    },
  };
}

/** Makes the client of a story, on a device that keeps things until the page is left. */
export function makeClient({ adapter, clock }: Sample): JourneyClient {
  return createJourneyClient({ adapter, clock, storage: { ...memoryStorage(), durable: true } });
}

function documentsOf(fixture: SampleArgs['fixture'], role: Role): Fixture | WireFixture {
  switch (fixture) {
    case 'small':
      return smallFixture(storyNow, { role });
    case 'hostile':
      return hostileFixture(storyNow);
    case 'typical':
      return typicalFixture(storyNow, { role });
  }
}
