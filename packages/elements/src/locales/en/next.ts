import type { Message } from '../strings.js';

/** What `<journey-next>` says. */
export const next = {
  'next.heading': 'Your next step',
  'next.empty': 'Your journey has not begun yet. Your first step will be here as soon as it does.',
  'next.about-minutes': { one: 'about {count}\u00a0min', other: 'about {count}\u00a0min' } as Message,
  'next.in-stage': 'Stage {stage}',
  'next.because': 'Why this one',
  'next.returned': '{person} sent it back: {reason}',
  'next.returned-because': 'It was sent back: {reason}',
  'next.begun': 'You have begun it.',
  'next.assigned': 'It is assigned to you.',
  'next.assigned-to': 'It is assigned to {people}.',
  'next.needed-for': 'Needed for: {things}',
  'next.last-of-stage': 'It is the last required step of {organization} in this stage.',
  'next.optional': 'It is optional: all that is required is done.',
  'next.then': 'After that: {step}',
  'next.checklist': 'Open the checklist',
  'next.none': 'Nothing to do for {organization} right now.',
  'next.waiting-on': 'Waiting on {organization}: {what}',
  'next.done': 'Every stage is done.',
};
