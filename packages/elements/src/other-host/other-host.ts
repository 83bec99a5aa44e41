import type { JourneyAdapter } from '@partner-journey/client';
import { mappingScript, type PartnerJourneyElement } from '../partner-journey/partner-journey-element.js';

/** The adapter of a root whose host does not serve the contract: there is none, or a mapping describes another API. */
export async function otherHost(root: PartnerJourneyElement): Promise<JourneyAdapter> {
  if (root.mock) {
    const { memoryAdapter } = await import('@partner-journey/client/memory-adapter');
    return memoryAdapter();
  }
  const { mappedAdapter, parseMapping } = await import('@partner-journey/client/mapping');
  const script = root.querySelector(mappingScript)?.textContent ?? '';
  const mapping = root.mapping ?? parseMapping(script, `The mapping inside <${root.localName}>`);
  const { api, token, credentials, csrf, timeoutMs, mappingSettings: settings } = root;
  const given = Object.entries({ api, token, credentials, csrf, timeoutMs, settings });
  return mappedAdapter({
    mapping,
    ...Object.fromEntries(given.filter(([, value]) => value !== undefined && value !== null)),
  });
}
