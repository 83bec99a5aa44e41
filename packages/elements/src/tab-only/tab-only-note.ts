import { css, html, nothing, type TemplateResult } from 'lit';
import { LocaleController, type LocaleHost } from '../controllers/locale-controller.js';
import { languageFor, loadMessages } from '../locales/catalog.js';
import { tabOnly } from '../locales/en/tab-only.js';
import type { Strings } from '../locales/strings.js';
import { base } from '../styles/base.styles.js';
import { tokens } from '../styles/tokens.styles.js';

const look = css`
  .notice {
    color: var(--journey-use-text);
    line-height: 1.5;
  }
`;

/** The root, as far as the note needs it. */
interface NoteHost extends LocaleHost {
  readonly strings?: Strings | undefined;
}

/** Says once that this device keeps nothing, until the person has read it. */
export class TabOnlyNote {
  private readonly host: NoteHost;
  private readonly locale: LocaleController;
  private isRead = false;

  constructor(host: NoteHost) {
    this.host = host;
    this.locale = new LocaleController(host, {
      english: tabOnly,
      timeZone: undefined,
      get strings() {
        return host.strings;
      },
    });
    for (const { styleSheet } of [tokens, base, look])
      if (styleSheet) host.shadowRoot?.adoptedStyleSheets.push(styleSheet);
  }

  /** What it says, once the words of the page's language are here. */
  async words(): Promise<string> {
    await loadMessages(languageFor(this.locale.language));
    return this.locale.text('common.tab-only');
  }

  render(): TemplateResult | typeof nothing {
    if (this.isRead) return nothing;
    const { locale } = this;
    return html`<div
      class="notice warn"
      part="notice"
      dir=${locale.direction ?? nothing}
      lang=${locale.language}
    >
      <span>${locale.text('common.tab-only')}</span>
      <button class="button link" type="button" @click=${() => this.dismiss()}>
        ${locale.text('common.understood')}
      </button>
    </div>`;
  }

  private dismiss(): void {
    this.isRead = true;
    this.host.requestUpdate();
  }
}
