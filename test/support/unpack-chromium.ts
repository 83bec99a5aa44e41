import { execFile } from 'node:child_process';
import { existsSync } from 'node:fs';
import { mkdir, mkdtemp, readFile, rename, rm } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { promisify } from 'node:util';
import { repositoryRoot } from './repository.js';

/** The Chromium among the development dependencies, unpacked. */
export interface UnpackedChromium {
  readonly executablePath: string;
  /** Where its process finds the shared libraries and fonts that a bare machine lacks. */
  readonly env: Record<string, string>;
}

async function packageVersion(): Promise<string> {
  const entry = createRequire(import.meta.url).resolve('@sparticuz/chromium');
  const manifest = await readFile(join(dirname(entry), '..', 'package.json'), 'utf8');
  return (JSON.parse(manifest) as { version: string }).version;
}

/** The package unpacks into the temporary folder of its process and sets that process's environment: it gets its own. */
async function unpackInto(folder: string): Promise<void> {
  const script = `import('@sparticuz/chromium').then(({ default: chromium }) => chromium.executablePath())`;
  await promisify(execFile)(process.execPath, ['--eval', script], {
    cwd: repositoryRoot,
    env: { ...process.env, NODE_OPTIONS: '', TMPDIR: folder, AWS_LAMBDA_JS_RUNTIME: 'nodejs22.x' },
  });
}

async function unpackOnce(target: string): Promise<void> {
  await mkdir(dirname(target), { recursive: true });
  const folder = await mkdtemp(`${target}-`);
  try {
    await unpackInto(folder);
    await rename(folder, target);
  } catch (error) {
    await rm(folder, { recursive: true, force: true });
    // Another process may have been faster: its copy is as good as ours.
    if (!existsSync(join(target, 'chromium'))) throw error;
  }
}

/** Unpacks the Chromium of `@sparticuz/chromium` (Linux x64) into `node_modules/.cache`, once per version. */
export async function unpackChromium(): Promise<UnpackedChromium> {
  const folder = join(repositoryRoot, 'node_modules', '.cache', `chromium-${await packageVersion()}`);
  if (!existsSync(folder)) await unpackOnce(folder);
  const libraries = [join(folder, 'al2023', 'lib'), process.env['LD_LIBRARY_PATH']].filter(Boolean).join(':');
  const fonts: Record<string, string> = existsSync('/etc/fonts/fonts.conf')
    ? {}
    : { FONTCONFIG_PATH: join(folder, 'fonts') };
  return { executablePath: join(folder, 'chromium'), env: { LD_LIBRARY_PATH: libraries, ...fonts } };
}
