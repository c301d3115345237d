import type { TimelineEntry } from '../../../server/view.types.js';

export interface StepDescription {
  readonly title: string;
  readonly detail?: string;
  readonly json?: { readonly title: string; readonly value: unknown };
  readonly wrong?: boolean;
}

type Data = Readonly<Record<string, unknown>>;

const REASONS: Readonly<Record<string, string>> = {
  command: 'named by a command or a block',
  button: 'a button was pressed',
  locked: 'the block was waiting for the user',
  exact: 'the text is its question, word for word',
  phrase: 'similar to one of its phrases',
  fallback: 'nothing else fits',
};

const DESCRIPTIONS: Readonly<Record<string, (data: Data) => StepDescription>> = {
  received: ({ text, internal }) => ({
    title: internal === true ? 'Block invoked' : 'Message received',
    detail: quoted(text),
  }),
  ignored: ({ reason }) => ({ title: 'Reaches no bot', detail: words(reason), wrong: true }),
  'intent-matched': ({ intent, reason, score }) => ({
    title: `Intent ${words(intent)}`,
    detail: matchOf(words(reason), score),
  }),
  'intent-not-found': ({ reference }) => ({ title: 'No such block', detail: words(reference), wrong: true }),
  form: ({ intent, step, field }) => ({
    title: `Form of ${words(intent)}`,
    detail: [step, field].filter(Boolean).join(': '),
  }),
  called: ({ body }) => ({ title: 'Request to the webhook', json: { title: 'Request', value: body } }),
  'webhook-answer': ({ status, body, failure, ms }) => ({
    title: failure === undefined ? `Answer ${words(status)}` : 'No answer',
    detail: [failure, typeof ms === 'number' ? `after ${Math.round(ms)} ms` : undefined]
      .filter(Boolean)
      .join(', '),
    ...(body !== undefined && { json: { title: 'Answer on the wire', value: body } }),
    wrong: failure !== undefined || Number(status) >= 400,
  }),
  'duplicate-answer': ({ answer }) => ({
    title: 'The duplicate call was answered',
    json: { title: 'Second answer', value: answer },
  }),
  verdict: ({ verdict, reason }) => ({
    title:
      {
        shown: 'The user sees the reply',
        static: 'The user sees the static reply',
        silent: 'The user sees nothing',
      }[words(verdict)] ?? words(verdict),
    detail: words(reason),
  }),
  message: ({ message }) => ({ title: 'Message posted', json: { title: 'Message', value: message } }),
  'message-refused': ({ message, reason }) => ({
    title: 'Message refused',
    detail: words(reason),
    json: { title: 'Message', value: message },
    wrong: true,
  }),
  action: ({ action, detail = ACTIONS[words(action)] }) => ({
    title: `Action ${words(action)}`,
    ...(detail !== undefined && { detail: words(detail) }),
  }),
  'action-failed': ({ action, reason }) => ({
    title: `Action ${words(action)} failed`,
    detail: words(reason),
    wrong: true,
  }),
  'action-not-emulated': ({ action, reason }) => ({
    title: `Action ${words(action)} is not emulated`,
    detail: words(reason),
  }),
  stalled: ({ reason }) => ({ title: 'The engine stops here', detail: words(reason), wrong: true }),
  variable: ({ name, value }) => ({ title: `Variable ${words(name)}`, json: { title: 'Value', value } }),
  'variable-deleted': ({ name }) => ({ title: `Variable ${words(name)} deleted` }),
  'waits-for-user': ({ intent }) => ({ title: `${words(intent)} waits for the user` }),
  'turn-ended': ({ ms }) => ({
    title: 'Turn ended',
    detail: typeof ms === 'number' ? `${Math.round(ms)} ms in all` : '',
  }),
  'platform-call': (data) => apiCall(data),
};

/** Actions that the studio adds by itself, so their author may not know them. */
const ACTIONS: Readonly<Record<string, string>> = {
  intent: 'goes to the next block of the flow, which may be empty',
};

function matchOf(reason: string, score: unknown): string {
  if (typeof score !== 'number') return REASONS[reason] ?? reason;
  return score >= 1
    ? 'the text is one of its phrases'
    : `${REASONS[reason] ?? reason}, ${Math.round(score * 100)} %`;
}

export function describe({ type, data }: TimelineEntry): StepDescription {
  return DESCRIPTIONS[type]?.(data) ?? { title: type, json: { title: 'Details', value: data } };
}

/** One call of the messaging API, with what it sent and what it got. */
export function apiCall({ operation, status, took, attempt, error }: Data): StepDescription {
  const repeated = Number(attempt) > 1 ? `, attempt ${words(attempt)}` : '';
  const isWrong = error !== undefined || Number(status) >= 400;
  const outcome = status === undefined ? 'no answer' : words(status);
  return {
    title: `API ${words(operation)}`,
    detail: `${outcome} in ${Math.round(Number(took))} ms${repeated}`,
    wrong: isWrong,
  };
}

export function words(value: unknown): string {
  return typeof value === 'string' ? value : value === undefined ? '' : JSON.stringify(value);
}

function quoted(text: unknown): string {
  return words(text) === '' ? 'without a text' : `“${words(text)}”`;
}
