import type { Decorator } from '@storybook/web-components-vite';
import { html } from 'lit';
import { styleMap } from 'lit/directives/style-map.js';

const rightToLeft: ReadonlySet<unknown> = new Set(['ar']);

/** Sets the page up as the toolbar says, the way a portal would: language and direction on the root, one color scheme. */
export const withPageSettings: Decorator = (story, { globals }) => {
  const { theme, locale, width, textSize } = globals as Record<string, string>;
  const page = document.documentElement;
  page.lang = locale ?? 'en';
  page.dir = rightToLeft.has(locale) ? 'rtl' : 'ltr';
  page.style.colorScheme = theme ?? 'light';
  page.style.fontSize = textSize ?? '';
  const inlineSize = width === undefined || width === 'full' ? 'auto' : width;
  return html`<div class="place" style=${styleMap({ inlineSize })}>${story()}</div>`;
};
