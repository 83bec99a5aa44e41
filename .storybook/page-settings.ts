import type { Decorator } from '@storybook/web-components-vite';
import { html } from 'lit';
import { styleMap } from 'lit/directives/style-map.js';

const rightToLeft: ReadonlySet<unknown> = new Set(['ar']);

/**
 * Sets the page up as the toolbar says, the way a portal would: language and direction on the root, one color scheme.
 * On a documentation page, where many stories stand, each gets its settings on its own place.
 */
export const withPageSettings: Decorator = (story, { globals, viewMode }) => {
  const { theme = 'light', locale = 'en', width = 'full', textSize = '' } = globals as Record<string, string>;
  const direction = rightToLeft.has(locale) ? 'rtl' : 'ltr';
  if (viewMode !== 'docs') setPage({ theme, locale, direction, textSize });
  const place = { colorScheme: theme, inlineSize: width === 'full' ? 'auto' : width };
  return html`<div class="place" lang=${locale} dir=${direction} style=${styleMap(place)}>${story()}</div>`;
};

function setPage({
  theme,
  locale,
  direction,
  textSize,
}: Record<'theme' | 'locale' | 'direction' | 'textSize', string>): void {
  const page = document.documentElement;
  page.lang = locale;
  page.dir = direction;
  page.style.colorScheme = theme;
  page.style.fontSize = textSize;
}
