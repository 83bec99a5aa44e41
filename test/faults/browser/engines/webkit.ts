/**
 * GTK's WebKit, by classic WebDriver. Its tabs are opened, closed and reloaded; a crash of one of them ends the session,
 * and what is stored lives in the session, so that nothing more can be done to it.
 */
import type { WebDriverSession } from '../../../support/engines/web-driver.js';
import { startWebKitDriver } from '../../../support/engines/webkit-driver.js';
import { openEar, type Ear } from './ear.js';
import { cannot, type Engine, type EngineTab, type Profile, type TabEars } from './engine.js';

export async function startWebKit(): Promise<Engine> {
  const [driver, ear] = await Promise.all([startWebKitDriver(), openEar()]);
  return {
    name: 'WebKit',
    abilities: new Set(),
    newProfile: async () => profileOf(await driver.newSession(), ear),
    close: async () => {
      await driver.close();
      await ear.close();
    },
  };
}

/** The tab it began with stays: with its last tab a session is over. */
function profileOf(session: WebDriverSession, ear: Ear): Profile {
  return {
    openTab: (url, ears) => openTab(session, `${url}#${ear.listen(ears)}`, ears),
    setOffline: () => cannot('offline'),
    kill: () => cannot('kill'),
    close: () => session.end(),
  };
}

async function openTab(session: WebDriverSession, url: string, { gone }: TabEars): Promise<EngineTab> {
  const handle = await session.openTab();
  await session.inTab(handle, '/url', { url });
  return {
    evaluate: (expression) =>
      session.inTab(handle, '/execute/sync', { script: `return ${expression}`, args: [] }),
    reload: async () => {
      await session.inTab(handle, '/refresh');
    },
    close: async () => {
      await session.closeTab(handle);
      gone();
    },
    crash: () => cannot('crash'),
    freeze: () => cannot('freeze'),
  };
}
