import { restAdapter, type JourneyAdapter } from '@partner-journey/client';
import type { PartnerJourneyElement } from '../partner-journey/partner-journey-element.js';
import { rootMapping } from './root-mapping.js';

/**
 * What the client of a root is made with where its settings alone do not say it: there is no host, a mapping describes
 * another API, or a developer looks.
 */
export async function otherHost(root: PartnerJourneyElement): Promise<object> {
  if (!root.debug) return { api: undefined, adapter: await adapterOf(root) };
  const { debugOptions } = await import('../debug-panel/debug-panel.js');
  return debugOptions(root, adapterOf);
}

/** The adapter of a root's settings; undefined when they name no host, or two. `ask` stands in for `fetch`. */
async function adapterOf(
  root: PartnerJourneyElement,
  ask?: typeof fetch,
): Promise<JourneyAdapter | undefined> {
  const {
    adapter,
    mock,
    api,
    token,
    credentials,
    csrf,
    timeoutMs,
    storage,
    mappingSettings: settings,
  } = root;
  if (adapter) return api ? undefined : adapter;
  if (mock) {
    const { memoryAdapter } = await import('@partner-journey/client/memory-adapter');
    return memoryAdapter();
  }
  const options = given({ token, credentials, csrf, timeoutMs, fetch: ask });
  const mapping = await rootMapping(root);
  if (mapping === undefined) return api ? restAdapter({ ...options, api }) : undefined;
  const { mappedAdapter } = await import('@partner-journey/client/mapping');
  return mappedAdapter({ ...options, ...given({ api, settings, storage }), mapping });
}

/** Without what a page has left out, or has taken away again. */
function given(options: object): object {
  return Object.fromEntries(
    Object.entries(options).filter(([, value]) => value !== undefined && value !== null),
  );
}
