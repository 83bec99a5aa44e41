/** The figures of the built elements in a real Chromium, at the real host. */
import { prepareElementsGround, type ElementsGround } from '../elements/elements-ground.js';
import { switchPeople } from '../elements/isolation.js';
import { noneOf, type Figure } from './figure.js';

async function onGround<Result>(
  lanes: number,
  measure: (ground: ElementsGround) => Promise<Result>,
): Promise<Result> {
  const ground = await prepareElementsGround(lanes);
  try {
    return await measure(ground);
  } finally {
    await ground.stop();
  }
}

/** G14: people who take turns at one page. */
export async function isolation(seed: number, switches: number): Promise<Figure> {
  const people = 5;
  const { looks, foreign, tokens } = await onGround(people, (ground) =>
    switchPeople(ground, { people, switches, seed }),
  );
  const { words } = noneOf({
    'traces of somebody else': foreign.length,
    'places with a token': tokens.length,
  });
  return {
    lines: [
      `${switches} switches between ${people} people, ${looks} looks at what is drawn, read and sent: ${words}`,
    ],
    wrong: [...foreign, ...tokens.map((where) => `a token in ${where}`)],
  };
}
