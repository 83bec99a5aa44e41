import { readFile, stat } from 'node:fs/promises';
import { parse } from 'yaml';
import { askHost } from '../check/host-answer.js';
import { CommandError, UsageError } from '../command.js';
import { knowledgeFromOpenApi, openApi3Of } from './openapi.js';
import type { Knowledge } from './sample.js';
import { samplesFromFiles } from './samples-from-files.js';
import { samplesFromHost } from './samples-from-host.js';

/** Where something can be learned of a host. */
export interface Sources {
  /** Files, folders, an OpenAPI document, or one base address. */
  readonly sources: readonly string[];
  /** Paths to ask below a base address. */
  readonly paths: readonly string[];
  readonly headers: Readonly<Record<string, string>>;
}

/**
 * Learns of a host what there is to learn.
 * @throws {CommandError} when a source cannot be read.
 */
export async function gatherKnowledge({ sources, paths, headers }: Sources): Promise<Knowledge> {
  const [first = ''] = sources;
  if (/^https?:\/\//i.test(first)) {
    const base = first.replace(/\/+$/, '');
    if (paths.length > 0) return only(await samplesFromHost(base, paths, headers), base);
    return openApiAt(first, headers);
  }
  if (paths.length > 0)
    throw new UsageError('--get asks a live API: name its base address, such as https://portal.example/api');
  const document = sources.length === 1 ? await openApiIn(first) : undefined;
  return document ?? only(await samplesFromFiles(sources));
}

function only(samples: Knowledge['samples'], api?: string): Knowledge {
  return { samples, operations: [], hints: new Map(), api };
}

async function openApiAt(url: string, headers: Readonly<Record<string, string>>): Promise<Knowledge> {
  const answer = await askHost({ base: url, headers }, '');
  if (typeof answer === 'string')
    throw new CommandError(`GET ${url}: ${answer}; see that the host runs there`);
  const document = answer.status === 200 ? openApi3Of(parsed(answer.text, url)) : undefined;
  if (document) return knowledgeFromOpenApi(document, url);
  throw new CommandError(
    `${url} is no OpenAPI document (status ${answer.status}): name the paths to ask with --get, such as --get /tasks`,
  );
}

/** The OpenAPI document in a file; undefined when it holds something else. */
async function openApiIn(path: string): Promise<Knowledge | undefined> {
  const isFile = await stat(path).then(
    (found) => found.isFile(),
    () => false,
  );
  if (!isFile) return undefined;
  const isYaml = /\.ya?ml$/i.test(path);
  const document = openApi3Of(parsed(await readFile(path, 'utf8'), path));
  if (document) return knowledgeFromOpenApi(document, path);
  if (isYaml)
    throw new CommandError(
      `${path} is no OpenAPI document: it says neither "openapi: 3…" nor "swagger: 2.0"`,
    );
  return undefined;
}

/** YAML holds JSON as well. */
function parsed(text: string, source: string): unknown {
  try {
    return parse(text, { maxAliasCount: 100 }) as unknown;
  } catch (error) {
    throw new CommandError(
      `${source} is neither JSON nor YAML: ${(error as Error).message.split('\n')[0] ?? ''}`,
    );
  }
}
