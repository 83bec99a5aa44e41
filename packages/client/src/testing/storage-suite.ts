import { expect } from 'chai';
import type { KeyValueStorage } from '../storage/key-value-storage.js';

/** The functions of a test framework that the suite needs; both of ours have them. */
export interface TestFramework {
  describe(name: string, body: () => void): unknown;
  it(name: string, body: () => Promise<void>): unknown;
}

/** What every storage has to do. `open` gives an empty one each time. */
export function storageSuite(
  name: string,
  open: () => KeyValueStorage | Promise<KeyValueStorage>,
  { describe, it }: TestFramework,
): void {
  describe(name, () => {
    it('gives back what was written, and nothing for what was not', async () => {
      const storage = await open();

      await storage.write([['a', { list: [1, { deep: true }], date: null }]]);

      expect(await storage.get('a')).to.deep.equal({ list: [1, { deep: true }], date: null });
      expect(await storage.get('b')).to.equal(undefined);
    });

    it('replaces what was there', async () => {
      const storage = await open();
      await storage.write([['a', 1]]);

      await storage.write([['a', 2]]);

      expect(await storage.get('a')).to.equal(2);
    });

    it('deletes, also what is not there', async () => {
      const storage = await open();
      await storage.write([['a', 1]]);

      await storage.write([['a', undefined]]);
      await storage.write([['a', undefined]]);

      expect(await storage.get('a')).to.equal(undefined);
    });

    it('writes several values in one step', async () => {
      const storage = await open();
      await storage.write([
        ['a', 1],
        ['b', 2],
      ]);

      await storage.write([
        ['a', undefined],
        ['c', 3],
      ]);

      expect(await storage.entries('')).to.deep.equal([
        ['b', 2],
        ['c', 3],
      ]);
    });

    it('writes nothing when one value cannot be written', async () => {
      const storage = await open();
      const records = [
        ['a', 1],
        ['b', () => {}],
      ] as const;

      await storage.write(records).catch(() => {});

      expect(await storage.get('a')).to.equal(undefined);
    });

    it('updates a value by what it was, one after the other', async () => {
      const storage = await open();
      const countUp = (old = 0) => old + 1;

      await Promise.all(Array.from({ length: 50 }, () => storage.update('count', countUp)));

      expect(await storage.update('count', countUp)).to.equal(51);
      expect(await storage.update<number>('count', () => undefined)).to.equal(undefined);
      expect(await storage.entries('')).to.deep.equal([]);
    });

    it('keeps copies: what happens to a value later does not matter', async () => {
      const storage = await open();
      const value = { list: [1] };
      await storage.write([['a', value]]);

      value.list.push(2);
      (await storage.get<typeof value>('a'))?.list.push(3);

      expect(await storage.get('a')).to.deep.equal({ list: [1] });
    });

    it('lists what begins with a prefix, ordered by key', async () => {
      const storage = await open();
      for (const key of ['x/2', 'y/1', 'x/10', 'x/é', 'x', 'x/1']) await storage.write([[key, key]]);

      const entries = await storage.entries<string>('x/');

      expect(entries).to.deep.equal([
        ['x/1', 'x/1'],
        ['x/10', 'x/10'],
        ['x/2', 'x/2'],
        ['x/é', 'x/é'],
      ]);
      expect((await storage.entries('')).length).to.equal(6);
      expect(await storage.entries('z')).to.deep.equal([]);
    });

    it('takes keys that are names of what every object has', async () => {
      const storage = await open();

      await storage.write([['__proto__', { polluted: true }]]);
      await storage.write([['constructor', 1]]);

      expect(await storage.get('__proto__')).to.deep.equal({ polluted: true });
      expect(({} as { polluted?: boolean }).polluted).to.equal(undefined);
      expect(await storage.get('toString')).to.equal(undefined);
    });

    it('does many things at once', async () => {
      const storage = await open();

      await Promise.all(Array.from({ length: 200 }, (_, index) => storage.write([[`k/${index}`, index]])));

      expect((await storage.entries('k/')).length).to.equal(200);
    });

    it('rejects what cannot be copied', async () => {
      const storage = await open();

      const error = await storage.write([['a', () => {}]]).then(
        () => undefined,
        (reason: unknown) => reason,
      );

      expect(error).to.be.an.instanceOf(Error);
    });
  });
}
