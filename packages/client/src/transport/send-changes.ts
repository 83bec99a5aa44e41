import type { JourneyAdapter } from '../adapters/adapter.js';
import { withSearch } from '../adapters/rest/rest-paths.js';
import type { Transport } from './transport.js';

/** Sends changes to a host that serves the contract; gives the body of its answer. Comes with the part that writes. */
export async function sendChanges(
  transport: Transport,
  ...[changes, { partnerId, signal, madeBy, confirmViewer }]: Parameters<JourneyAdapter['send']>
): Promise<unknown> {
  const path = withSearch('changes', { partnerId });
  return (await transport.request({ path, signal, body: { changes, madeBy }, confirmViewer })).body;
}
