/** The figures of the built elements in a real Chromium, at the real host. */
import { startPortal } from '../../flow/support/portal-process.js';
import { giveBadAnswers } from '../elements/bad-answers.js';
import { prepareElementsGround, type ElementsGround } from '../elements/elements-ground.js';
import { switchPeople } from '../elements/isolation.js';
import { openLiveTabs } from '../elements/live-tabs.js';
import { countWhatStays, mostGrowth } from '../elements/mounts.js';
import { demoPages, launchWithPageCache, leaveAndReturn } from '../elements/page-cache.js';
import { noneOf, unless, type Figure } from './figure.js';

async function onGround<Result>(
  lanes: number,
  measure: (ground: ElementsGround) => Promise<Result>,
): Promise<Result> {
  const ground = await prepareElementsGround(lanes);
  try {
    return await measure(ground);
  } finally {
    await ground.stop();
  }
}

/** G5: bad bodies and mutated answers. */
export async function badAnswers(seed: number, mutations: number): Promise<Figure> {
  const { answers, uncaught, endless, hidden, withGoodParts, ends } = await onGround(1, (ground) =>
    giveBadAnswers(ground, { seed, mutations }),
  );
  const shown = Object.entries(ends).map(([state, count]) => `${count} ${state}`);
  const { words } = noneOf({
    'uncaught errors and rejections': uncaught.length,
    'endless spinners': endless.length,
  });
  const good = noneOf({ 'of them hid the others': hidden.length });
  return {
    lines: [
      `${answers - mutations} bad bodies and ${mutations} mutations × every widget: ${words}`,
      `${withGoodParts} answers with one bad step: ${good.words}`,
      `widgets ended ${shown.join(', ')}`,
    ],
    wrong: [
      ...uncaught,
      ...endless.map((title) => `loading for ever: ${title}`),
      ...hidden.map((title) => `not shown: ${title}`),
      ...unless(answers - mutations >= 100, 'there are fewer than 100 bad bodies'),
    ],
  };
}

/** G10: what stays of widgets that were taken away, between two counts. */
export async function mounts(first: number, second: number): Promise<Figure> {
  const result = await onGround(1, (ground) => countWhatStays(ground, { first, second }));
  const more = noneOf({
    'nodes more': result.nodes,
    'detached nodes more': result.detachedNodes,
    'listeners more': result.listeners,
  });
  const open = noneOf({
    'open requests and streams': result.openRequests,
    'open channels': result.openChannels,
    'held locks': result.heldLocks,
  });
  const share = (result.heapGrowth / mostGrowth).toFixed(2);
  return {
    lines: [
      `after ${second} mounts and unmounts, held against ${first}: ${more.words}`,
      `the heap has grown by ${share} of the megabyte it may`,
      `${open.words} in the end`,
    ],
    wrong: [
      ...more.wrong,
      ...open.wrong,
      ...unless(result.heapGrowth < mostGrowth, 'the heap grows by more than a megabyte'),
    ],
  };
}

/** G11: pages of the demo portal that are put to sleep, woken up, left and come back to. */
export async function pageCache(runs: number): Promise<Figure> {
  const portal = await startPortal();
  const browser = await launchWithPageCache();
  const results = [];
  try {
    for (const page of demoPages)
      results.push(await leaveAndReturn(browser, { ...page, origin: portal.origin, runs }));
  } finally {
    await browser.close();
    await portal.stop();
  }
  const ofTheBrowser = new Set(results.flatMap((result) => result.ofTheBrowser));
  const refusals = [...ofTheBrowser].map(
    (reason) => `this browser keeps no page at all: ${reason} (CHROME_PATH chooses another one)`,
  );
  return {
    lines: [
      ...results.map(({ path, restored, loadedAgain }) => {
        const again = loadedAgain > 0 ? `, loaded again ${loadedAgain} times` : '';
        return `${path}: restored from the back/forward cache in ${restored} of ${runs} runs${again}`;
      }),
      ...refusals,
    ],
    wrong: results.flatMap(({ path, restored, loadedAgain, ofThePage, uncaught }) => [
      ...ofThePage.map((reason) => `${path} forbids to be kept: ${reason}`),
      ...uncaught.map((text) => `${path}: ${text}`),
      ...unless(restored + loadedAgain === runs, `${path} was not restored in every run`),
    ]),
  };
}

/** The first half of G12: many tabs over HTTP/1.1, and a host that is killed. */
export async function liveTabs(kills: number): Promise<Figure> {
  const { tabs, lastToFirst, changes, missed } = await onGround(1, (ground) =>
    openLiveTabs(ground, { tabs: 12, kills, withinMs: 60_000 }),
  );
  const { words, wrong } = noneOf({ missed });
  return {
    lines: [
      `${tabs} tabs over HTTP/1.1 are ready, the last one after ${lastToFirst.toFixed(2)} times the time of the first`,
      `${changes} kills of the host, a change after each, to be seen in all tabs: ${words}`,
    ],
    wrong,
  };
}

/** G14: people who take turns at one page. */
export async function isolation(seed: number, switches: number): Promise<Figure> {
  const people = 5;
  const { looks, foreign, tokens } = await onGround(people, (ground) =>
    switchPeople(ground, { people, switches, seed }),
  );
  const { words } = noneOf({
    'traces of somebody else': foreign.length,
    'places with a token': tokens.length,
  });
  return {
    lines: [
      `${switches} switches between ${people} people, ${looks} looks at what is drawn, read and sent: ${words}`,
    ],
    wrong: [...foreign, ...tokens.map((where) => `a token in ${where}`)],
  };
}
