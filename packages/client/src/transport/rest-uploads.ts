import type { UploadContext, UploadHost } from '../adapters/adapter.js';
import { withSearch } from '../adapters/rest/rest-paths.js';
import type { Transport } from './transport.js';

/** Hands files over to a host that serves the contract. */
export function restUploads(transport: Transport): UploadHost {
  const ask = async (
    path: string,
    { partnerId, signal, confirmViewer }: UploadContext,
    { body, offset }: { readonly body?: unknown; readonly offset?: number } = {},
  ): Promise<unknown> => {
    const search = { partnerId, offset: offset === undefined ? undefined : String(offset) };
    const request = { path: withSearch(path, search), signal, body, confirmViewer };
    return (await transport.request(request)).body;
  };
  const pathOf = (fileId: string) => `uploads/${encodeURIComponent(fileId)}`;
  return {
    announce: (body, context) => ask('uploads', context, { body }),
    sendPart: ({ fileId, offset, body }, context) =>
      ask(`${pathOf(fileId)}/parts`, context, { body, offset }),
    read: (fileId, context) => ask(pathOf(fileId), context),
    cancel: (fileId, context) => ask(`${pathOf(fileId)}/cancel`, context, { body: {} }),
  };
}
