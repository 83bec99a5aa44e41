import { action } from 'storybook/actions';
import { eventsOf } from './controls.js';

/** Shows the events an element fires in the panel of a story, as long as the story is open. */
export function logEvents(tag: string): () => () => void {
  const names = eventsOf(tag);
  const log = (event: Event) => void action(event.type)(event);
  return () => {
    for (const name of names) document.addEventListener(name, log);
    return () => {
      for (const name of names) document.removeEventListener(name, log);
    };
  };
}
