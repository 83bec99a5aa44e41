import type { Affected, Journey, Receipt } from '@partner-journey/contract';
import { kindsAbout } from '../adapters/kinds-about.js';
import type { QueryKind } from '../adapters/query.js';
import { mapChanged } from './optimism.js';

/** Puts what a receipt carries into an answer; the same object where it says nothing about it. */
export function withAffected(kind: QueryKind, value: unknown, affected: Receipt['affected']): unknown {
  return affected.reduce(
    (result, item) => ('value' in item && item.value ? put(kind, result, item) : result),
    value,
  );
}

function put(kind: QueryKind, value: unknown, item: Affected): unknown {
  if (kind === 'journey') return putIntoJourney(value as Journey, item);
  const listKind = kindsAbout(item.entity)[0];
  if (kind !== listKind) return value;
  const page = value as { items: { id: string }[] };
  const fresh = (item as { value: { id: string } }).value;
  const items = mapChanged(page.items, (old) => (old.id === fresh.id ? fresh : old));
  if (items !== page.items) return { ...page, items };
  const isNew = kind === 'feedback' && !page.items.some((old) => old.id === fresh.id);
  return isNew ? { ...page, items: [fresh, ...page.items] } : value;
}

function putIntoJourney(journey: Journey, item: Affected): Journey {
  if (item.entity === 'journey') return item.id === journey.id ? item.value! : journey;
  const stages = mapChanged(journey.stages, (stage) => {
    if (item.entity === 'stage' && item.id === stage.id) {
      // a stage may come without its steps, which are told one by one
      return { ...item.value!, steps: item.value!.steps.length > 0 ? item.value!.steps : stage.steps };
    }
    if (item.entity !== 'step') return stage;
    const steps = mapChanged(stage.steps, (step) => (step.id === item.id ? item.value! : step));
    return steps === stage.steps ? stage : { ...stage, steps };
  });
  return stages === journey.stages ? journey : { ...journey, stages };
}
