import { memoryStorage, type JourneyAdapter } from '@partner-journey/client';
import { memoryAdapter } from '@partner-journey/client/memory-adapter';
import type { Journey } from '@partner-journey/contract';
import type { JourneyChecklistElement } from '../journey-checklist/journey-checklist-element.js';
import { checklistRows } from './checklist-rows.js';
import { MoodyHost } from './moody-host.js';
import { leavePage, showElement } from './shown-element.js';
import { until } from './until.js';
import { button, plain } from './words.js';

export const call = 'Meet your partner manager';
export const profile = 'Write your profile for the partner directory';

/** What a list is narrowed to. */
export type Part = Partial<Pick<JourneyChecklistElement, 'stageId' | 'side'>>;

/** A device on which pages with a checklist come and go, and a moody host whose journeys go through `edit`. */
export function checklistDevice(edit: (journey: Journey) => Journey = (journey) => journey) {
  const storage = memoryStorage();
  const host = new MoodyHost();
  const inner = memoryAdapter({ id: `device-${crypto.randomUUID()}` });
  const adapter: JourneyAdapter = {
    ...host.over(inner),
    read: async (query, context) => {
      const answer = await inner.read(query, { ...context, etag: undefined });
      if (query.kind !== 'journey' || answer.unchanged) return answer;
      return { body: edit(answer.body as Journey) };
    },
  };
  const open = async (part: Part = {}) => {
    leavePage();
    const list = Object.assign(document.createElement('journey-checklist'), part);
    const shown = await showElement(list, { adapter, storage });
    const { root } = shown;
    const group = (title: string) =>
      [...root.querySelectorAll<HTMLElement>('.group-title')].find(
        (one) => plain(one.querySelector('bdi')?.textContent) === title,
      )!;
    const said = () => plain(root.querySelector('.hidden-text[role=status]')?.textContent);
    const stageIdOf = (title: string) => {
      const { stages } = shown.client.select({ kind: 'journey' }).value!;
      return stages.find(({ steps }) => steps.some((step) => step.title === title))!.id;
    };
    return { ...shown, ...checklistRows(root), group, said, stageIdOf };
  };
  return { host, open };
}

type Page = Awaited<ReturnType<ReturnType<typeof checklistDevice>['open']>>;

/** Says that the directory profile is blocked, and why. */
export async function report({ open, row }: Pick<Page, 'open' | 'row'>): Promise<void> {
  await open(profile);
  button(row(profile), 'I am blocked…').click();
  await until(() => row(profile).querySelector('textarea'));
  row(profile).querySelector('textarea')!.value = 'No logo yet';
  button(row(profile), 'Say that it is blocked').click();
}
