import { defineAdapter, type AdapterDefinition } from '../adapters/define-adapter.js';
import { HostResponseError } from '../errors/host-response-error.js';

/** A portal as somebody built it years ago: deals with to-dos, notes, and files that can be starred. */
export function legacyPortal() {
  const todos = [
    { no: 1, what: 'Sign the agreement', finished: true },
    { no: 2, what: 'Set up the store', finished: false },
  ];
  const notes: { key: string; text: string; at: string }[] = [];
  const files = [
    { number: 1, name: 'Price list', isStarred: false },
    { number: 2, name: 'Brand guide', isStarred: true },
  ];
  const todo = (stepId: string) => {
    const found = todos.find(({ no }) => String(no) === stepId);
    if (!found) throw new HostResponseError('There is no such to-do.', { status: 404 });
    return found;
  };
  const definition: AdapterDefinition = {
    id: 'https://portal.example/legacy',
    session: () => ({ viewer: { id: 'ana', name: 'Ana Duarte' } }),
    reads: {
      journey({ journeyId = 'deal' }) {
        if (journeyId !== 'deal') throw new HostResponseError('There is no such deal.', { status: 404 });
        const steps = todos.map(({ no, what, finished }) => ({
          ...{ id: String(no), title: what, status: finished ? 'done' : 'todo' },
        }));
        return { id: 'deal', title: 'Your deal', stages: [{ id: 'todos', title: 'To do', steps }] };
      },
      resources: () => ({
        items: files.map(({ number, name, isStarred }) => ({
          ...{ id: String(number), title: name, url: `/files/${number}`, mine: { favorite: isStarred } },
        })),
      }),
      feedback: () => ({
        items: notes.map(({ key, text, at }) => ({ id: key, at, summary: text, status: 'received' })),
      }),
    },
    changes: {
      'step.complete': ({ target }) => void (todo(target.stepId).finished = true),
      'step.reopen': ({ target }) => void (todo(target.stepId).finished = false),
      'resource.favorite': ({ target, payload }) => {
        for (const file of files) if (String(file.number) === target.resourceId) file.isStarred = payload.on;
      },
      async 'feedback.send'({ id, payload, createdAt }) {
        if (payload.text.length > 5_000) return { outcome: 'rejected', reason: 'That is too long for us.' };
        if (!notes.some(({ key }) => key === id)) notes.push({ key: id, text: payload.text, at: createdAt });
        return undefined;
      },
    },
    knowsRepeated: true,
  };
  return { definition, todos, notes, adapter: defineAdapter(definition) };
}
