import { askHost, isWebPage } from '../check/host-answer.js';
import { CommandError } from '../command.js';
import type { Sample } from './sample.js';

/**
 * Answers of a live host.
 * @throws {CommandError} when one does not come, or is no JSON.
 */
export async function samplesFromHost(
  base: string,
  paths: readonly string[],
  headers: Readonly<Record<string, string>>,
): Promise<readonly Sample[]> {
  const samples: Sample[] = [];
  for (const given of paths) {
    const path = given.startsWith('/') ? given : `/${given}`;
    const answer = await askHost({ base, headers }, path);
    const asked = `GET ${base}${path}`;
    if (typeof answer === 'string')
      throw new CommandError(`${asked}: ${answer}; see that the host runs there`);
    if (answer.status === 401 || answer.status === 403) {
      throw new CommandError(
        `${asked} was answered with ${answer.status}: say who asks, such as --header "Authorization: Bearer …"`,
      );
    }
    if (answer.status !== 200)
      throw new CommandError(`${asked} was answered with ${answer.status}: check the path`);
    if (isWebPage(answer))
      throw new CommandError(`${asked} was answered with a web page: name the base address of the API`);
    if (!('body' in answer)) throw new CommandError(`${asked} was answered with something that is no JSON`);
    samples.push({ path, body: answer.body, headers: Object.fromEntries(answer.headers) });
  }
  return samples;
}
