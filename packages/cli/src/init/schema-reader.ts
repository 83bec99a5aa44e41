import type { Hint } from './sample.js';
import { isObject, objectsIn, wordsOf } from './words.js';

type Members = Readonly<Record<string, unknown>>;

const deepest = 7;
const mostItems = 8;
const byFormat: Readonly<Record<string, string>> = {
  ...{ date: '2026-05-12', 'date-time': '2026-05-12T09:30:00Z', email: 'somebody@portal.example' },
  ...{ uri: 'https://portal.example/there', url: 'https://portal.example/there' },
  ...{ 'uri-reference': '/there', iri: 'https://portal.example/there' },
  uuid: '5b2f9a0e-6a0c-4f44-9d2c-0f4b1d9f7a10',
};

const address = /(^| )(url|uri|href|link|permalink)$/;

/** Whether a text is none of the host's: a schema says that there is one, and not which. */
export function isMadeUp(value: unknown): boolean {
  return typeof value === 'string' && /^text \d+$/.test(value);
}

/** Makes values out of schemas, and remembers what they say of the values of a member. */
export class SchemaReader {
  readonly hints = new Map<string, Hint[]>();
  readonly #document: Members;

  constructor(document: Members) {
    this.#document = document;
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

  /** The value of a media type: its example, else one made of its schema. */
  example(content: Members): unknown {
    const made = content['schema'] === undefined ? undefined : this.#make(content['schema'], '', 0, 0);
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

  /** The `index` makes the items of a list different: each value of an enumeration has its turn. */
  #make(given: unknown, name: string, index: number, depth: number): unknown {
    const schema = this.#merged(given);
    if (depth > deepest) return undefined;
    this.#note(name, schema);
    const example =
      schema['example'] ??
      (Array.isArray(schema['examples']) ? (schema['examples'] as unknown[])[0] : undefined);
    if (isObject(schema['properties'])) {
      return Object.fromEntries(
        Object.entries(schema['properties']).flatMap(([member, inner]) => {
          const value = this.#make(inner, member, index, depth + 1);
          return value === undefined ? [] : [[member, value] as const];
        }),
      );
    }
    if (schema['items'] !== undefined) {
      const isPlain = !isObject(this.#merged(schema['items'])['properties']);
      const count = isPlain ? 1 : Math.min(mostItems, Math.max(2, this.#longestEnum(schema['items'])));
      if (example !== undefined && isPlain) return example;
      return Array.from({ length: count }, (_, item) =>
        this.#make(schema['items'], name, item, depth + 1),
      ).filter((one) => one !== undefined);
    }
    return this.#plain(schema, example, { name, index });
  }

  #plain(
    schema: Members,
    example: unknown,
    { name, index }: { readonly name: string; readonly index: number },
  ): unknown {
    const values = schema['enum'];
    if (Array.isArray(values) && values.length > 0) return values[index % values.length] as unknown;
    if (schema['const'] !== undefined) return schema['const'];
    const type = [schema['type']].flat().find((one) => one !== 'null');
    if (example !== undefined) return typeof example === 'number' && index > 0 ? example + index : example;
    if (schema['default'] !== undefined && schema['default'] !== null) return schema['default'];
    if (type === 'integer' || type === 'number') return index + 1;
    if (type === 'boolean') return index % 2 === 0;
    if (type === 'string') {
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
