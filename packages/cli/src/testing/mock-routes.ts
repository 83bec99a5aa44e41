import { memoryAdapter } from '@partner-journey/client/memory-adapter';
import { createMockApp, mockPath } from '../mock/mock-app.js';

/** What the mock answers, and below which path. */
export function mockRoutes() {
  const { signal } = new AbortController();
  return { base: mockPath, routes: createMockApp(memoryAdapter(), { origins: [], stopped: signal }).routes };
}
