import type { BrowserContext, BrowserContextOptions, Page } from 'playwright-core';

/** A way in which somebody looks at the portal. */
export interface PortalView {
  readonly name: string;
  readonly paths: readonly string[];
  readonly options: BrowserContextOptions;
  /** Language of the portal. @default `en` */
  readonly language?: 'ar';
  /** Text size in the browser's own settings, in percent. @default 100 */
  readonly textSize?: number;
  /** Whether the host's words are much longer than anybody planned for. */
  readonly hasLongWords?: boolean;
  /** Whether what the page keeps free for the widgets is enough, so that nothing moves when they come. @default true */
  readonly hasRoom?: boolean;
}

const home = ['/'];
const withWidgets = ['/', '/journey', '/deals', '/news', '/learning', '/support'];
const everywhere = [...withWidgets, '/library/support-levels', '/sign-in'];

const wide = { viewport: { width: 1180, height: 900 } };
const phone = { viewport: { width: 390, height: 844 } };
const narrow = { viewport: { width: 320, height: 640 } };
const zoomed = { viewport: { width: 590, height: 450 }, deviceScaleFactor: 2 };

const longWords = { hasLongWords: true, hasRoom: false };

/** How the portal is looked at, and where. */
export const portalViews: readonly PortalView[] = [
  { name: 'at 1180 pixels', paths: everywhere, options: wide },
  { name: 'at 390 pixels', paths: withWidgets, options: phone },
  { name: 'at 320 pixels', paths: everywhere, options: narrow },
  { name: 'in the dark', paths: everywhere, options: { ...wide, colorScheme: 'dark' } },
  { name: 'in the dark at 390 pixels', paths: home, options: { ...phone, colorScheme: 'dark' } },
  { name: 'from right to left', paths: withWidgets, options: wide, language: 'ar' },
  { name: 'from right to left at 390 pixels', paths: home, options: phone, language: 'ar' },
  { name: 'from right to left at 320 pixels', paths: withWidgets, options: narrow, language: 'ar' },
  { name: 'with text of 200 %', paths: everywhere, options: wide, textSize: 200 },
  { name: 'with text of 200 % at 390 pixels', paths: withWidgets, options: phone, textSize: 200 },
  { name: 'with text of 200 % at 320 pixels', paths: home, options: narrow, textSize: 200 },
  { name: 'zoomed to 200 %', paths: withWidgets, options: zoomed },
  { name: 'with long words', paths: withWidgets, options: wide, ...longWords },
  { name: 'with long words at 320 pixels', paths: withWidgets, options: narrow, ...longWords },
  { name: 'in forced colors', paths: withWidgets, options: { ...wide, forcedColors: 'active' } },
  {
    name: 'in dark forced colors at 390 pixels',
    paths: home,
    options: { ...phone, forcedColors: 'active', colorScheme: 'dark' },
  },
];

const longWord = 'Donaudampfschifffahrtselektrizitätenhauptbetriebswerkbauunterbeamtengesellschaft';
const lengthened: ReadonlySet<string> = new Set(['title', 'outcome', 'summary', 'name', 'text', 'label']);

/** The same answer with a word at the end of everything a person reads that no line has room for. */
function lengthen(key: string, value: unknown): unknown {
  return typeof value === 'string' && lengthened.has(key) ? `${value} ${longWord}` : value;
}

/** Makes a tab look as the view says; to be called before it is opened. */
export async function applyView(
  page: Page,
  view: Omit<PortalView, 'name' | 'paths'>,
  origin: string,
): Promise<void> {
  const context: BrowserContext = page.context();
  if (view.language)
    await context.addCookies([{ name: 'tidewater-language', value: view.language, url: origin }]);
  if (view.textSize) {
    const debugging = await context.newCDPSession(page);
    const standard = (16 * view.textSize) / 100;
    await debugging.send('Page.setFontSizes', { fontSizes: { standard, fixed: standard } });
  }
  if (view.hasLongWords) {
    await page.route(/\/api\/v1\/(?!events|changes)/, async (route) => {
      if (route.request().method() === 'OPTIONS') return route.continue();
      const response = await route.fetch();
      if (response.status() !== 200) return route.fulfill({ response });
      const long = JSON.stringify(JSON.parse(await response.text()), lengthen);
      return route.fulfill({ response, body: long });
    });
  }
}
