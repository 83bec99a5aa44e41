import { html, nothing, type TemplateResult } from 'lit';
import { mappingScript, type PartnerJourneyElement } from '../../partner-journey/partner-journey-element.js';
import { words } from '../words.js';
import { renderDocument } from './json-document.js';
import type { PanelState } from './panel-state.js';
import { renderSection } from './section.js';

/** What this root was given, and what the host said it can do. What is secret is named, never shown. */
export function renderConfiguration(panel: PanelState): TemplateResult {
  const { client, mapping } = panel;
  const { configuration } = words;
  const session = client?.select({ kind: 'session' }).value;
  const body = html`
    ${client ? nothing : html`<p class="notice bad">${configuration.failed}</p>`}
    <dl>
      ${factsOf(panel).map(
        ([name, value]) =>
          html`<dt>${name}</dt>
            <dd><code>${value}</code></dd>`,
      )}
    </dl>
    ${mapping ? renderDocument(panel, 'mapping', configuration.mapping, mapping.mapping) : nothing}
    ${session ? renderDocument(panel, 'capabilities', configuration.capabilities, session.capabilities) : nothing}
  `;
  const sum = panel.adapterId ?? configuration.absent;
  return renderSection({ title: configuration.title, sum, isBad: !client, body });
}

function factsOf({ root, client, adapterId }: PanelState): readonly (readonly [string, string])[] {
  const { given, absent } = words.configuration;
  const isGiven = (value: unknown): string => (value ? given : absent);
  const snapshot = client?.getSnapshot();
  const { viewer, clock = 'host' } = client?.select({ kind: 'session' }).value ?? {};
  return [
    [words.configuration.host, adapterId ?? absent],
    ['way in', wayIn(root)],
    ['api', root.api ?? absent],
    ['viewer-key', root.viewerKey ?? absent],
    ['partner-id', root.partnerId ?? absent],
    ['journey-id', root.journeyId ?? absent],
    ['storage', root.storage],
    ['credentials', root.credentials ?? 'same-origin'],
    ['timeout-ms', String(root.timeoutMs ?? 15_000)],
    ['token', isGiven(root.token)],
    ['csrf', root.csrf?.header ?? absent],
    ['mappingSettings', Object.keys(root.mappingSettings ?? {}).join(', ') || absent],
    ['strings', Object.keys(root.strings ?? {}).join(', ') || absent],
    ['theme', root.theme ?? absent],
    ['viewer', viewer ? `${viewer.id} (${viewer.role})` : absent],
    ['partner', snapshot?.partnerId ?? absent],
    ['clock', viewer ? words.configuration.clocks[clock] : absent],
    ['connection', snapshot?.connection ?? 'unknown'],
    ['sign-in needed', snapshot?.signInNeeded ? 'yes' : 'no'],
    ['version', (root.constructor as typeof PartnerJourneyElement).version],
  ];
}

function wayIn(root: PanelState['root']): string {
  const { adapter, mock, mapping, api } = root;
  if (adapter) return 'adapter of the page';
  if (mock) return 'mock: sample data';
  if (typeof mapping === 'string') return `mapping at ${mapping}`;
  if (mapping) return 'mapping, as a property';
  if (root.querySelector(mappingScript)) return 'mapping, in a script inside the root';
  return api ? 'contract' : words.configuration.absent;
}
