/** What a person does in one schedule, decided by the seed alone. */
import { commentSteps } from '../host/fault-program.js';
import type { Random } from '../random/random.js';

/** One thing a person wants to change, by what it is about. */
export type Wish =
  | { readonly about: 'step'; readonly stepId: string }
  | { readonly about: 'feedback' }
  | { readonly about: 'favorite'; readonly on: boolean }
  | { readonly about: 'done'; readonly on: boolean };

/** What is done to one tab. */
export type TabAction =
  | { readonly do: 'open' | 'crash' | 'close' | 'reload' | 'hide' | 'show' }
  | { readonly do: 'freeze'; readonly isInCache: boolean }
  | { readonly do: 'thaw' }
  /** Either the network is gone, or the browser only says so. */
  | { readonly do: 'offline'; readonly isTrue: boolean };

export type Action =
  | TabAction
  | { readonly do: 'wish'; readonly wish: Wish }
  /** Signs in, and asks again for what was refused or gives it up. */
  | { readonly do: 'deal' }
  | { readonly do: 'online' }
  | { readonly do: 'host'; readonly isAway: boolean }
  | { readonly do: 'wait'; readonly ms: number };

/** An action, and how much may happen before it. */
export interface Act {
  readonly action: Action;
  /** How many things may happen after the action before; the next timer counts as one. */
  readonly steps: number;
  /** Which of the open tabs it happens in, as a share of them. */
  readonly where: number;
}

/** How many of a person's changes a schedule has. */
export const wishesPerSchedule = 20;

/** Everything a person does, in order: the changes, and what happens to them in between. */
export function planPerson(random: Random, wishes = wishesPerSchedule): readonly Act[] {
  const hectic = random.pick([0.2, 0.6, 1.2]);
  const acts: Act[] = [act(random, { do: 'open' })];
  const positions = { favorite: false, done: false };
  for (let number = 0; number < wishes; number += 1) {
    for (let more = hectic; random.chance(Math.min(0.8, more)); more -= 0.8) {
      acts.push(act(random, makeTrouble(random)));
    }
    acts.push(act(random, { do: 'wish', wish: makeWish(random, positions) }));
  }
  return acts;
}

function act(random: Random, action: Action): Act {
  return { action, steps: random.pick([0, 0, 1, 3, 8, 20, 60]), where: random.next() };
}

function makeWish(random: Random, positions: { favorite: boolean; done: boolean }): Wish {
  const about = random.weighted({ step: 12, feedback: 3, favorite: 3, done: 2 });
  if (about === 'step') return { about, stepId: random.pick(commentSteps) };
  if (about === 'feedback') return { about };
  positions[about] = !positions[about];
  return { about, on: positions[about] };
}

function makeTrouble(random: Random): Action {
  const name = random.weighted({
    ...{ open: 4, crash: 5, close: 2, reload: 4, deal: 4, hide: 1, show: 1, freeze: 2, thaw: 3 },
    ...{ offline: 2, online: 3, host: 5, wait: 4 },
  });
  if (name === 'freeze') return { do: name, isInCache: random.chance(0.5) };
  if (name === 'offline') return { do: name, isTrue: random.chance(0.6) };
  if (name === 'host') return { do: name, isAway: random.chance(0.4) };
  if (name === 'wait') return { do: name, ms: random.pick([5, 500, 5_000, 90_000]) };
  return { do: name };
}
