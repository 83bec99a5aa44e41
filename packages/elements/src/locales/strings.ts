import type { en } from './en.js';

/** Words with `{name}` for what is filled in, or one form per plural category of `{count}` (Unicode CLDR). */
export type Message =
  | string
  | ({ readonly [category in Exclude<Intl.LDMLPluralRule, 'other'>]?: string } & { readonly other: string });

/** Names of everything the widgets say. */
export type MessageKey = keyof typeof en;

/** All the words of one language. */
export type Messages = Readonly<Record<MessageKey, Message>>;

/** Some words, to replace ours. */
export type Strings = Partial<Messages>;
