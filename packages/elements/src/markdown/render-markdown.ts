import { html, type TemplateResult } from 'lit';
import { leadsAway, safeUrl } from '../base/safe-url.js';
import { parseBlocks, type Block } from './blocks.js';
import { parseInline, type Inline } from './inline.js';

/**
 * Markdown as templates: paragraphs, lists, emphasis, code and links. There is no way from the text to markup,
 * and an address that must not be followed leaves only its words. `newTab` says in words that a link opens a new tab.
 */
export function renderMarkdown(source: string, newTab: string): TemplateResult {
  return html`<div class="markdown" part="markdown" dir="auto">
    ${renderBlocks(parseBlocks(source), newTab)}
  </div>`;
}

function renderBlocks(blocks: readonly Block[], newTab: string): TemplateResult[] {
  return blocks.map((block) => renderBlock(block, newTab));
}

function renderBlock(block: Block, newTab: string): TemplateResult {
  switch (block.type) {
    case 'paragraph':
      return html`<p>${renderInline(parseInline(block.text), newTab)}</p>`;
    case 'code':
      return html`<pre><code>${block.text}</code></pre>`;
    case 'list': {
      const items = block.items.map((item) => html`<li>${renderItem(item, newTab)}</li>`);
      return block.ordered
        ? html`<ol start=${block.start}>
            ${items}
          </ol>`
        : html`<ul>
            ${items}
          </ul>`;
    }
  }
}

/** An item of one paragraph needs no paragraph of its own. */
function renderItem(blocks: readonly Block[], newTab: string): unknown {
  const [first, ...rest] = blocks;
  if (first?.type !== 'paragraph') return renderBlocks(blocks, newTab);
  return [renderInline(parseInline(first.text), newTab), renderBlocks(rest, newTab)];
}

function renderInline(pieces: readonly Inline[], newTab: string): unknown[] {
  return pieces.map((piece) => {
    switch (piece.type) {
      case 'text':
        return piece.text;
      case 'code':
        return html`<code>${piece.text}</code>`;
      case 'break':
        return html`<br />`;
      case 'strong':
        return html`<strong>${renderInline(piece.children, newTab)}</strong>`;
      case 'em':
        return html`<em>${renderInline(piece.children, newTab)}</em>`;
      case 'link':
        return renderLink(piece.url, renderInline(piece.children, newTab), newTab);
    }
  });
}

function renderLink(address: string, words: unknown, newTab: string): unknown {
  const url = safeUrl(address);
  if (!url) return words;
  if (!leadsAway(url)) return html`<a href=${url.href}>${words}</a>`;
  return html`<a href=${url.href} target="_blank" rel="noopener"
    >${words}<span class="hidden-text"> (${newTab})</span></a
  >`;
}
