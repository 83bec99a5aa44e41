import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { describe, it } from 'node:test';
import { isDeepStrictEqual } from 'node:util';
import fc from 'fast-check';
import * as contract from '@partner-journey/contract';
import { hostileFixture, smallFixture, typicalFixture } from '@partner-journey/contract/fixtures';
import { readers } from '@partner-journey/contract/reader';
import { readDocuments } from '../../scripts/print-shapes.js';
import { now } from '../../test/build-journey.js';
import * as firstShapes from './first-shapes.js';
import * as furtherShapes from './further-shapes.js';
import { shapeOf } from './shape-of.js';

const names = [
  'session',
  'journeys',
  'journey',
  'resources',
  'surveys',
  'feedback',
  'updates',
  'insights',
] as const;

describe('readers', () => {
  it('read by shapes that are those of the schemas; `npm run schemas` writes them', () => {
    const shapes = { ...firstShapes, ...furtherShapes };
    for (const name of readDocuments) assert.deepEqual(shapes[name], shapeOf(contract[name]), name);
  });

  it('understand every good fixture without an issue', () => {
    for (const role of ['partner', 'partner-admin', 'program'] as const) {
      for (const fixture of [smallFixture(now, { role }), typicalFixture(now, { role })]) {
        for (const name of names) {
          if (name === 'insights' && !fixture.insights) continue;
          assert.deepEqual(plain(readers[name](fixture[name])), { value: fixture[name], issues: [] });
        }
      }
    }
  });

  it('understand how a file stands, and tell of a state that is none', () => {
    const upload = { fileId: 'f', state: 'receiving', name: 'a.pdf', bytes: 10, received: 4 };

    assert.deepEqual(plain(readers.upload(upload)), { value: upload, issues: [] });
    const { value, issues } = readers.upload({ fileId: 'f', state: 'lost' });
    assert.deepEqual([value, issues.map(({ path }) => path)], [{ fileId: 'f' }, ['/state']]);
    assert.equal(readers.upload('<html>').value, undefined);
  });

  it('understand the minimum of a first render without an issue', () => {
    const steps = [{ id: 'profile', title: 'Write your profile', status: 'todo' }];
    const stages = [{ id: 'onboard', title: 'Onboard', position: 'current', steps }];
    const resources = [{ id: 'essentials', title: 'Essentials', url: '/essentials' }];

    const journey = readers.journey({ id: 'one', title: 'Becoming a partner', stages });
    const library = readers.resources({ items: resources });

    assert.deepEqual([journey.issues, library.issues], [[], []]);
    assert.equal(journey.value?.stages[0]?.steps[0]?.status, 'todo');
    assert.equal(library.value?.items[0]?.url, '/essentials');
  });

  it('agree with the schemas about what is good', () => {
    const { journey } = typicalFixture(now);
    fc.assert(
      fc.property(mutationOf(journey), ({ document }) => {
        const { value, issues } = readers.journey(document);
        const isGood = contract.Journey.safeParse(document).success;
        if (isGood && issues.length > 0) assert.match(issues[0]!.expected, /^one of|an id of its own/);
        if (!isGood) assert.ok(issues.length > 0);
        if (value) assert.ok(contract.Journey.safeParse(value).success);
      }),
      { numRuns: 400 },
    );
  });

  it('keep every part of a document that nothing was done to', () => {
    for (const name of names) {
      const good = typicalFixture(now, { role: 'program' })[name];
      fc.assert(
        fc.property(mutationOf(good), ({ document, path }) => {
          const { value, issues } = readers[name](document);
          assert.ok(issues.every((issue) => issue.got.length <= 80));
          if (value) checkUntouched(good, plain(value), path);
        }),
        { numRuns: 150 },
      );
    }
  });

  it('never throw, whatever the document is', () => {
    fc.assert(
      fc.property(fc.anything({ withNullPrototype: true, withMap: true, withDate: true }), (document) => {
        for (const name of Object.keys(readers) as (keyof typeof readers)[]) readers[name](document);
      }),
    );
    assert.deepEqual(Object.keys(Object.prototype), []);
  });

  it('find the good parts of hostile documents, and only safe addresses', () => {
    const hostile = JSON.parse(JSON.stringify(hostileFixture(now))) as ReturnType<typeof hostileFixture>;

    const read = Object.fromEntries(names.map((name) => [name, readers[name](hostile[name])]));

    for (const name of names) assert.ok(read[name]?.value, name);
    const { value: journey } = readers.journey(hostile.journey);
    const { value: resources } = readers.resources(hostile.resources);
    assert.equal(journey?.stages.length, 6);
    assert.ok(journey.stages.flatMap((one) => one.steps).length >= 50);
    assert.ok((resources?.items.length ?? 0) >= 6);
    assert.doesNotMatch(JSON.stringify(read), /"[a-zA-Z]*[uU]rl":"\s*(java|data|vb|blob|file|intent)/);
    assert.equal(({} as Record<string, unknown>)['polluted'], undefined);
  });

  it('neither try to compile code nor touch the configuration of zod', () => {
    const script = `
      let calls = 0;
      const native = globalThis.Function;
      globalThis.Function = new Proxy(native, {
        construct(target, args) { calls++; return Reflect.construct(target, args); },
        apply(target, self, args) { calls++; return Reflect.apply(target, self, args); },
      });
      const { Step } = await import('@partner-journey/contract');
      const { readers, readTolerantly } = await import('@partner-journey/contract/reader');
      const { typicalFixture } = await import('@partner-journey/contract/fixtures');
      const before = JSON.stringify(globalThis.__zod_globalConfig);
      const fixture = typicalFixture('${now}');
      const counts = calls;
      for (const name of Object.keys(readers)) readers[name](fixture[name]);
      readTolerantly(Step, fixture.journey.stages[0].steps[0]);
      Step.safeParse(fixture.journey.stages[0].steps[0]);
      new Function('return 1');
      console.log(JSON.stringify([counts, calls, before, JSON.stringify(globalThis.__zod_globalConfig)]));`;

    const output = execFileSync(
      process.execPath,
      ['--import', 'tsx', '--conditions=source', '--input-type=module', '--eval', script],
      { cwd: new URL('../../../..', import.meta.url), encoding: 'utf8' },
    );

    assert.deepEqual(JSON.parse(output), [0, 1, '{}', '{}'], 'only the control call counts');
  });
});

/** Without the null prototypes of what is read by name. */
function plain<Value>(value: Value): Value {
  return JSON.parse(JSON.stringify(value)) as Value;
}

type Path = readonly (string | number)[];

const surprises = fc.oneof(
  fc.constantFrom(null, '', 0, -1, true, [], {}, '12', 'javascript:alert(1)', undefined, '__proto__'),
  fc.string(),
  fc.jsonValue({ maxDepth: 2 }),
);

/** A copy of a document with one thing in it replaced, removed or added. */
function mutationOf(good: unknown): fc.Arbitrary<{ document: unknown; path: Path }> {
  const places = placesOf(good, []);
  return fc.record({ at: fc.nat(places.length - 1), surprise: surprises }).map(({ at, surprise }) => {
    const path = places[at]!;
    return { path, document: replaced(good, path, surprise) };
  });
}

function placesOf(value: unknown, path: Path): Path[] {
  if (typeof value !== 'object' || value === null) return [path];
  const inner = Object.entries(value).flatMap(([key, member]) =>
    placesOf(member, [...path, Array.isArray(value) ? Number(key) : key]),
  );
  return [
    ...(path.length > 0 ? [path] : []),
    [...path, Array.isArray(value) ? value.length : 'surplus'],
    ...inner,
  ];
}

function replaced(value: unknown, [key, ...rest]: Path, by: unknown): unknown {
  if (key === undefined) return by;
  const copy = (Array.isArray(value) ? [...(value as unknown[])] : { ...(value as object) }) as Record<
    string | number,
    unknown
  >;
  copy[key] = replaced(copy[key], rest, by);
  return copy;
}

/** What is left besides the touched place is equal: members by name, items by their id or else as a whole. */
function checkUntouched(good: unknown, read: unknown, [key, ...rest]: Path): void {
  if (key === undefined || typeof read !== 'object' || read === null) return;
  if (Array.isArray(good) && Array.isArray(read)) {
    const others = good.filter((_, index) => index !== key);
    const stolen = read[Number(key)] as { id?: unknown } | undefined;
    for (const other of others as { id?: unknown }[]) {
      const isSameId = other?.id !== undefined && stolen?.id === other.id;
      if (!isSameId)
        assert.ok(
          read.some((item) => isDeepStrictEqual(item, other)),
          JSON.stringify(other),
        );
    }
    return;
  }
  for (const [name, member] of Object.entries(good as object)) {
    if (name === key) checkUntouched(member, (read as Record<string, unknown>)[name], rest);
    else assert.deepEqual((read as Record<string, unknown>)[name], member, name);
  }
}
