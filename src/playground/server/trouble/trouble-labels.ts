import type { TroubleName } from '../view.types.js';

/** Texts for the page, and for tests that are made of conversations. */
export const TROUBLE_LABELS: Readonly<
  Record<TroubleName, { readonly label: string; readonly help: string }>
> = {
  'slow-handler': { label: 'Slow handler', help: 'Handlers start after the deadline of the reply.' },
  'api-429': { label: 'API answers 429', help: 'Too many requests, try again after a second.' },
  'api-500': { label: 'API answers 500', help: 'The platform fails every call.' },
  'api-timeout': { label: 'API never answers', help: 'Calls wait until they time out.' },
  'api-reset': { label: 'API resets connections', help: 'Connections break before an answer.' },
  unreachable: { label: 'Platform unreachable', help: 'Connections to its port are refused.' },
  duplicate: { label: 'Duplicate call', help: 'The webhook is called twice with the same body.' },
  quick: { label: 'Two quick messages', help: 'Each message is sent twice at the same time.' },
  'wrong-token': { label: 'Wrong token', help: 'The token of the call has a forged signature.' },
  'wrong-secret': { label: 'Wrong secret', help: 'The caller does not have the secret of the webhook.' },
  'page-dialect': {
    label: 'Documented request format',
    help: 'Requests look as in the platform’s documentation.',
  },
};
