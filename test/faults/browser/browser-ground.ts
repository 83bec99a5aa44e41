/** Where schedules in a real browser run: a host, the proxy before it, a portal that serves the page, and a browser. */
import { servePages } from '../../flow/support/page-server.js';
import type { EngineName } from '../../support/engines/find-engines.js';
import { repositoryRoot } from '../../support/repository.js';
import { bundleText } from '../node/client-bundle.js';
import { startFaultHost } from '../host/start-fault-host.js';
import { startFaultProxy } from '../proxy/fault-proxy.js';
import { connectUpstream } from '../proxy/upstream.js';
import { pageVoice } from './engines/page-voice.js';
import { startEngine } from './engines/start-engine.js';
import { pageKit, type PageConfig } from './page-kit.js';
import type { BrowserGround } from './run-browser-schedule.js';

/** A page with the client and the kit of a tab; `before` runs before both. */
export function portalPage(config: PageConfig, before = ''): string {
  // tsx wraps functions to keep their names
  const kit = `const __name = (one) => one; (${pageVoice.toString()})(); (${pageKit.toString()})(${JSON.stringify(config)});`;
  const scripts = `<script>${before}</script><script src="/client.js"></script><script>${kit}</script>`;
  return `<!doctype html><title>Portal</title><link rel="icon" href="data:,">${scripts}`;
}

export async function prepareBrowserGround(
  lanes: number,
  engineName: EngineName = 'chromium',
): Promise<BrowserGround & { stop(): Promise<void> }> {
  const [host, client, engine, pages] = await Promise.all([
    startFaultHost(lanes),
    bundleText(),
    startEngine(engineName),
    servePages(repositoryRoot),
  ]);
  const upstream = connectUpstream(host.origin);
  const proxy = await startFaultProxy(upstream);
  pages.pages.set('/client.js', { html: client, headers: { 'content-type': 'text/javascript' } });
  return {
    ...{ host, upstream, proxy, engine },
    page(name, config) {
      pages.pages.set(`/${name}`, { html: portalPage(config) });
      return `${pages.origin}/${name}`;
    },
    stop: async () => {
      await engine.close();
      await proxy.close();
      upstream.close();
      await pages.close();
      await host.stop();
    },
  };
}
