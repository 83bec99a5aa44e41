import { MadeUpIds, sortWithin } from './made-up-ids.js';
import type { Hint } from './sample.js';
import { isObject, objectsIn, wordsOf } from './words.js';

type Members = Readonly<Record<string, unknown>>;

const deepest = 7;
const mostItems = 8;
const byFormat: Readonly<Record<string, string>> = {
  ...{ date: '2026-05-12', 'date-time': '2026-05-12T09:30:00Z', email: 'somebody@portal.example' },
  ...{ uri: 'https://portal.example/there', url: 'https://portal.example/there' },
  ...{ 'uri-reference': '/there', iri: 'https://portal.example/there' },
};

const address = /(^| )(url|uri|href|link|permalink)$/;

/** Whether a text is none of the host's: a schema says that there is one, and not which. */
export function isMadeUp(value: unknown): boolean {
  return typeof value === 'string' && /^text \d+$/.test(value);
}

function uuidOf(number: number): string {
  return `5b2f9a0e-6a0c-4f44-9d2c-${String(number).padStart(12, '0')}`;
}

/** Where a value is made. */
interface Place {
  /** Of the member; empty: it is the whole. */
  readonly name: string;
  /** What the thing is called that it is a member of. */
  readonly sort: string;
  /** Makes the items of a list different: each value of an enumeration has its turn. */
  readonly index: number;
  readonly depth: number;
}

/** Makes values out of schemas, and remembers what they say of the values of a member. */
export class SchemaReader {
  readonly hints = new Map<string, Hint[]>();
  readonly #document: Members;
  readonly #ids: MadeUpIds;

  constructor(document: Members) {
    this.#document = document;
    this.#ids = new MadeUpIds(isObject(document['paths']) ? Object.keys(document['paths']) : []);
  }

  /** What a reference within the document leads to; anything else is itself. */
  resolve(value: unknown): unknown {
    let found = value;
    for (let times = 0; times < 20 && isObject(found) && typeof found['$ref'] === 'string'; times += 1) {
      const names = found['$ref'].replace(/^#\//, '').split('/');
      found = names.reduce<unknown>((inner, name) => {
        const key = decodeURIComponent(name).replaceAll('~1', '/').replaceAll('~0', '~');
        return isObject(inner) && Object.hasOwn(inner, key) ? inner[key] : undefined;
      }, this.#document);
    }
    return found;
  }

  /** The value of a media type: its example, else one made of its schema. `sort` is what the things in it are called. */
  example(content: Members, sort: string): unknown {
    const place: Place = { name: '', sort, index: 0, depth: 0 };
    const made = content['schema'] === undefined ? undefined : this.#make(content['schema'], place);
    if (content['example'] !== undefined) return content['example'];
    const [first] = Object.values(isObject(content['examples']) ? content['examples'] : {});
    const example = this.resolve(first);
    return isObject(example) && example['value'] !== undefined ? example['value'] : made;
  }

  /** The members that a media type has to have. */
  required(content: Members): readonly string[] {
    const { required } = this.#merged(content['schema']);
    return Array.isArray(required) ? required.filter((name) => typeof name === 'string') : [];
  }

  #make(given: unknown, place: Place): unknown {
    const schema = this.#merged(given);
    if (place.depth > deepest) return undefined;
    this.#note(place.name, schema);
    const inner = { ...place, sort: sortWithin(place.sort, place.name), depth: place.depth + 1 };
    const example =
      schema['example'] ??
      (Array.isArray(schema['examples']) ? (schema['examples'] as unknown[])[0] : undefined);
    if (isObject(schema['properties'])) {
      return Object.fromEntries(
        Object.entries(schema['properties']).flatMap(([name, member]) => {
          const value = this.#make(member, { ...inner, name });
          return value === undefined ? [] : [[name, value] as const];
        }),
      );
    }
    if (schema['items'] !== undefined) {
      const isPlain = !isObject(this.#merged(schema['items'])['properties']);
      const count = isPlain ? 1 : Math.min(mostItems, Math.max(2, this.#longestEnum(schema['items'])));
      if (example !== undefined && isPlain) return example;
      return Array.from({ length: count }, (_, index) =>
        this.#make(schema['items'], { ...place, index, depth: inner.depth }),
      ).filter((one) => one !== undefined);
    }
    return this.#plain(schema, example, place);
  }

  #plain(schema: Members, example: unknown, { name, sort, index }: Place): unknown {
    const values = schema['enum'];
    if (Array.isArray(values) && values.length > 0) return values[index % values.length] as unknown;
    if (schema['const'] !== undefined) return schema['const'];
    const type = [schema['type']].flat().find((one) => one !== 'null');
    if (example !== undefined) return typeof example === 'number' && index > 0 ? example + index : example;
    if (schema['default'] !== undefined && schema['default'] !== null) return schema['default'];
    const id = this.#ids.numberFor(name, sort, index);
    if (type === 'integer' || type === 'number') return id ?? index + 1;
    if (type === 'boolean') return index % 2 === 0;
    if (type === 'string') {
      if (id !== undefined) return schema['format'] === 'uuid' ? uuidOf(id) : `text ${id}`;
      const format = address.test(wordsOf(name)) ? 'uri' : '';
      return byFormat[String(schema['format'])] ?? byFormat[format] ?? `text ${index + 1}`;
    }
    return undefined;
  }

  /** A schema with those it is made of; of several the first. */
  #merged(given: unknown): Members {
    const schema = this.resolve(given);
    if (!isObject(schema)) return {};
    const [first] = objectsIn(schema['oneOf'] ?? schema['anyOf']).filter((one) => one['type'] !== 'null');
    const parts = [...objectsIn(schema['allOf']), ...(first ? [first] : [])].map((part) =>
      this.#merged(part),
    );
    const properties = Object.assign(
      {},
      ...[...parts, schema].map((one) => one['properties'] ?? {}),
    ) as Members;
    return {
      ...Object.assign({}, ...parts),
      ...schema,
      ...(Object.keys(properties).length > 0 && { properties }),
    } as Members;
  }

  #longestEnum(given: unknown): number {
    const { properties } = this.#merged(given);
    const lengths = Object.values(isObject(properties) ? properties : {}).map((one) => {
      const values = this.#merged(one)['enum'];
      return Array.isArray(values) ? values.length : 0;
    });
    return Math.max(0, ...lengths);
  }

  #note(name: string, schema: Members): void {
    const values = Array.isArray(schema['enum'])
      ? (schema['enum'] as unknown[]).filter((value) => value !== null)
      : [];
    const description = typeof schema['description'] === 'string' ? schema['description'] : '';
    if (name === '' || (values.length === 0 && description === '')) return;
    const known = this.hints.get(name) ?? [];
    if (
      !known.some(
        (hint) => hint.description === description && JSON.stringify(hint.values) === JSON.stringify(values),
      )
    ) {
      this.hints.set(name, [...known, { values, description }]);
    }
  }
}
