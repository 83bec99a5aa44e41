import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { judgeHostNames, mappedHosts } from './mapped-hosts.js';
import { readFiles } from './source-files.js';

const hosts = mappedHosts(readFiles(['examples/host-*/mapping.json']).map(({ path }) => path));

describe('Hosts that are mapped', () => {
  it('are known to no package of ours', () => {
    const files = readFiles(['packages/*/src/**']);
    const problems = files
      .map((file) => judgeHostNames(file, hosts))
      .filter((problem) => problem !== undefined);

    assert.ok(hosts.length >= 4, hosts.join(', '));
    assert.equal(problems.join('\n'), '');
  });

  it('would be found by their names, however they are written', () => {
    const path = 'packages/client/src/mapping/pages.ts';

    assert.match(
      judgeHostNames({ path, text: 'isJsonServer(answer)' }, ['json-server']) ?? '',
      /knows json-server/,
    );
    assert.equal(judgeHostNames({ path, text: 'a server of JSON' }, ['json-server']), undefined);
  });
});
