const slowMs = 5000;
/** Troubles in which every request takes that long; a full device only shows while something waits. */
const slow = new Set(['slow', 'full']);
/** Troubles in which no request reaches the host. */
const cutOff = new Set(['offline', 'expired']);

/**
 * From now on requests of this page to the API meet the trouble that is on.
 * @param {string} api address of the API
 * @param {() => {name: string, reason: string}} trouble what is wrong now
 * @returns {{changed(): void}} `changed` is to be called when another trouble is on: what a trouble held back goes on,
 *   and what runs is cut off when the network is gone or the sign-in has ended
 */
export function breakNetwork(api, trouble) {
  const send = window.fetch.bind(window);
  let change = new AbortController();
  let cut = new AbortController();
  const answers = {
    offline: () => Promise.reject(lost()),
    expired: () => Promise.resolve(problem(signInProblem)),
    refused: (request) => answerChanges(request, () => refusal(trouble().reason)),
    conflict: (request) =>
      answerChanges(request, async (made) => ({
        ...conflict(trouble().reason),
        affected: await stepNow(made.target, request),
      })),
  };

  const { get: isOnline } = Object.getOwnPropertyDescriptor(Navigator.prototype, 'onLine');
  Object.defineProperty(navigator, 'onLine', {
    configurable: true,
    get: () => trouble().name !== 'offline' && isOnline.call(navigator),
  });

  window.fetch = async (input, init = {}) => {
    const address = String(input instanceof Request ? input.url : input);
    if (!address.startsWith(`${api}/`)) return send(input, init);
    if (slow.has(trouble().name)) await pause(slowMs, [change.signal, init.signal]);
    init.signal?.throwIfAborted();
    const { name } = trouble();
    if (cutOff.has(name) || (answers[name] && address === `${api}/changes`)) return answers[name](init);
    return send(input, {
      ...init,
      signal: AbortSignal.any([cut.signal, ...(init.signal ? [init.signal] : [])]),
    });
  };

  async function answerChanges({ body }, outcomeOf) {
    const { changes } = JSON.parse(body);
    const receipts = await Promise.all(
      changes.map(async (made) => ({ changeId: made.id, affected: [], ...(await outcomeOf(made)) })),
    );
    return Response.json({ receipts });
  }

  /** The step of a change as the host has it, as it comes with a conflict. */
  async function stepNow({ journeyId, stepId }, { headers }) {
    if (!journeyId || !stepId) return [];
    const { Authorization } = headers;
    const response = await send(`${api}/journeys/${journeyId}`, { headers: { Authorization } });
    const { stages } = await response.json();
    const value = stages.flatMap(({ steps }) => steps).find(({ id }) => id === stepId);
    return value ? [{ entity: 'step', id: stepId, value }] : [];
  }

  return {
    changed() {
      change.abort();
      change = new AbortController();
      if (!cutOff.has(trouble().name)) return;
      cut.abort(lost());
      cut = new AbortController();
    },
  };
}

const signInProblem = { title: 'The sign-in has ended.', status: 401, code: 'token-expired' };
const lost = () => new TypeError('Failed to fetch');

const refusal = (detail) => ({
  outcome: 'rejected',
  problem: { ...untyped, title: 'This is not possible now.', status: 422, code: 'not-allowed-now', detail },
});

const conflict = (detail) => ({
  outcome: 'conflict',
  problem: { ...untyped, title: 'Somebody else was faster.', status: 409, code: 'conflict', detail },
});

const untyped = { type: 'about:blank' };

function problem(document) {
  const headers = { 'Content-Type': 'application/problem+json' };
  return new Response(JSON.stringify({ ...untyped, ...document }), { status: document.status, headers });
}

/** Resolves after a while, or as soon as one of the signals aborts. */
function pause(ms, signals) {
  return new Promise((resolve) => {
    const timer = setTimeout(resolve, ms);
    for (const signal of signals) {
      signal?.addEventListener('abort', () => {
        clearTimeout(timer);
        resolve();
      });
    }
  });
}
