import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import type { Page } from 'playwright-core';
import { until } from '../browser/page-bench.js';
import {
  goodJourney,
  goodSession,
  prepareOddGround,
  type Asked,
  type OddGround,
  type Said,
} from './odd-host.js';

const zones: readonly string[] = [
  ...['Pacific/Kiritimati', 'Pacific/Apia', 'Pacific/Chatham', 'Pacific/Auckland', 'Australia/Lord_Howe'],
  ...['Australia/Adelaide', 'Asia/Tokyo', 'Asia/Shanghai', 'Asia/Yangon', 'Asia/Dhaka', 'Asia/Kathmandu'],
  ...['Asia/Kolkata', 'Asia/Kabul', 'Asia/Tehran', 'Africa/Cairo', 'Europe/Berlin', 'Europe/Lisbon'],
  ...['Atlantic/Azores', 'America/Sao_Paulo', 'America/St_Johns', 'America/New_York', 'America/Denver'],
  ...['America/Los_Angeles', 'Pacific/Marquesas', 'Pacific/Pago_Pago'],
];
const clocks: readonly string[] = ['1999-12-31T23:59:00Z', '2026-05-12T10:00:00Z', '2041-01-01T00:00:00Z'];
const dues = [
  ...[{ on: '2026-05-11' }, { on: '2026-05-12' }, { on: '2026-10-25' }],
  ...[{ at: '2026-05-12T09:59:00Z' }, { at: '2026-05-13T23:30:00Z' }],
];
/** What is said of them at ten o'clock on 12 May in Lisbon. */
const shown = [
  ...['Due May 11 · 1 day overdue', 'Due May 12 · today', 'Due Oct 25 · 166 days left'],
  ...['Due May 12 · Overdue since today', 'Due May 14 · 2 days left'],
];
/** The head of a token that is valid from nine to eleven o'clock on that day. */
const head = ['{"alg":"none"}', '{"nbf":1778576400,"exp":1778583600}'].map((part) => btoa(part)).join('.');
const [stage] = goodJourney.stages;
const steps = stage!.steps.map((step, index) => ({ ...step, required: true, due: dues[index]! }));
const journey = { ...goodJourney, stages: [{ ...stage!, steps }] };

describe('A page whose clock is in another zone, or wrong by years', { timeout: 120_000 }, () => {
  let ground: OddGround;
  before(async () => (ground = await prepareOddGround()));
  after(() => ground?.stop());

  /** The host names its zone, or, under this path, none. */
  function answer({ method, path }: Asked): Said | undefined {
    if (method === 'OPTIONS') return undefined;
    const { timeZone: _, ...local } = goodSession;
    if (path === '/local/session') return { body: JSON.stringify(local) };
    if (/journeys\/./.test(path)) return { body: JSON.stringify(journey) };
    return path === '/local/journeys' ? { body: JSON.stringify({ items: [journey] }) } : undefined;
  }

  async function open(clock: string, paths: readonly string[], token: string): Promise<Page> {
    const context = await ground.browser.newContext();
    const page = await context.newPage();
    await page.clock.install({ time: clock });
    const roots = paths.map(
      (path) =>
        `<partner-journey api="${ground.host.api}${path}"><journey-checklist></journey-checklist></partner-journey>`,
    );
    const script = `Object.assign(window, { tokens: 0, head: '${head}' });
      for (const root of document.querySelectorAll('partner-journey')) root.token = ${token};`;
    await page.goto(ground.page('clock', `${roots.join('')}<script type="module">${script}</script>`));
    return page;
  }

  /** What the rows of each checklist say of their days. */
  async function daysIn(page: Page, count: number): Promise<string[][]> {
    const rows = page.locator('journey-checklist [part=step-meta]');
    await until('all steps are there', async () => (await rows.count()) === count * steps.length);
    const texts = (await rows.allInnerTexts()).map((text) => text.replaceAll(/\s+/g, ' ').trim());
    return Array.from({ length: count }, (_, index) =>
      texts.slice(index * steps.length, (index + 1) * steps.length),
    );
  }

  it('shows each day as that day, and counts by the time of the host', async () => {
    ground.host.answer = answer;
    const plainDays = ['Due May 11', 'Due May 12', 'Due Oct 25'];
    const seen = new Set<unknown>();
    await Promise.all(
      clocks.map(async (clock, first) => {
        const page = await open(clock, ['', '/local'], `() => 'a token'`);
        const devTools = await page.context().newCDPSession(page);
        for (let index = first; index < zones.length; index += clocks.length) {
          const zone = zones[index]!;
          await devTools.send('Emulation.setTimezoneOverride', { timezoneId: zone });
          await page.reload();
          const [named = [], local = []] = await daysIn(page, 2);
          const plain = local.slice(0, plainDays.length).map((text) => text.split(' · ')[0]);
          assert.deepEqual([zone, clock, named, plain], [zone, clock, shown, plainDays]);
          // by the name that the browser has for it
          seen.add(await page.evaluate('Intl.DateTimeFormat().resolvedOptions().timeZone'));
        }
        await page.context().close();
      }),
    );
    assert.equal(seen.size, zones.length);
  });

  it('sends a token that is over or not yet valid by its own clock, and asks for another when the host says so', async () => {
    for (const clock of clocks) {
      let valid = 1;
      ground.host.answer = (asked) => {
        const isGood = asked.method === 'OPTIONS' || asked.headers.authorization?.endsWith(`.${valid}`);
        return isGood ? answer(asked) : { status: 401, body: '{}' };
      };
      const page = await open(clock, [''], '() => head + "." + (tokens += 1)');
      await daysIn(page, 1);
      assert.equal(await page.evaluate('tokens'), 1);

      valid = 2;
      ground.host.asked.length = 0;
      await page.getByRole('checkbox', { name: 'Step one' }).click();
      const written = () =>
        ground.host.asked.some(
          ({ method, headers }) => method === 'POST' && headers.authorization?.endsWith('.2'),
        );
      await until('the change is written', written);
      assert.equal(await page.evaluate('tokens'), 2);
      await page.context().close();
    }
  });
});
