import { readFile, stat } from 'node:fs/promises';
import { extname, join, normalize, sep } from 'node:path';

const mediaTypes = {
  '.css': 'text/css; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.json': 'application/json',
  '.map': 'application/json',
  '.svg': 'image/svg+xml',
};

/**
 * Answers with a file of a folder, or 304 when the browser has it already.
 * @returns {Promise<boolean>} false when there is no such file
 */
export async function sendFile(request, response, folder, name) {
  const path = normalize(join(folder, name));
  const type = mediaTypes[extname(path)];
  if (!path.startsWith(folder + sep) || type === undefined || path.includes('\0')) return false;
  const file = await stat(path).catch(() => undefined);
  if (!file?.isFile()) return false;
  const etag = `"${file.size.toString(36)}-${Math.round(file.mtimeMs).toString(36)}"`;
  response.setHeader('ETag', etag);
  response.setHeader('Cache-Control', 'no-cache');
  if (request.headers['if-none-match'] === etag) {
    response.writeHead(304).end();
    return true;
  }
  response.writeHead(200, { 'Content-Type': type, 'Content-Length': file.size }).end(await readFile(path));
  return true;
}
