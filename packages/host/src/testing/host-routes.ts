import { apiPath, createApp } from '../http/app.js';
import type { HostServices } from '../http/context.js';

/** What the host answers, and below which path. No request is made, so it needs nothing to answer one with. */
export function hostRoutes() {
  return { base: apiPath, routes: createApp({} as HostServices, {}).routes };
}
