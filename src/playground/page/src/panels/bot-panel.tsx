import type { JSX } from 'preact';
import type { BotIntentView, IntentView } from '../../../server/view.types.js';
import { JsonTree } from '../parts/json-view.js';
import { current, state } from '../store.js';

/** The registered intents, the bot's intents, and similar names on the two sides. */
export function BotPanel(): JSX.Element {
  const bot = state.value?.bot;
  const variables = current.value?.variables ?? {};
  return (
    <div class="bot-panel" role="region" aria-label="Bot" tabIndex={0}>
      <p class="bot-source">
        {bot?.source === undefined
          ? 'A bot made of the registered intents. PLAYGROUND_BOT=export.json plays yours.'
          : `${bot.name}, of ${bot.source}`}
      </p>
      <h2>Handlers</h2>
      <ul class="rows">
        {bot?.handlers.map((handler, position) => (
          <Handler key={position} handler={handler} />
        ))}
      </ul>
      <h2>Intents of the bot</h2>
      <ul class="rows">
        {bot?.intents.map((intent) => (
          <BotIntent key={intent.name} intent={intent} />
        ))}
      </ul>
      <h2>Variables of the conversation</h2>
      {Object.keys(variables).length === 0 ? (
        <p class="empty">None has been set yet.</p>
      ) : (
        <JsonTree title={`${Object.keys(variables).length} variables`} value={variables} />
      )}
    </div>
  );
}

function Handler({
  handler: { name, handler, module, scope, unused },
}: {
  readonly handler: IntentView;
}): JSX.Element {
  return (
    <li>
      <code>{name}</code>
      <span>
        {handler} <small>{[module, scope].filter(Boolean).join(' · ')}</small>
      </span>
      {unused !== undefined && (
        <Miss near={unused.near} alone="the bot has no such intent" otherwise="not in the bot" />
      )}
    </li>
  );
}

function BotIntent({
  intent: { name, questions, asksWebhook, unhandled },
}: {
  readonly intent: BotIntentView;
}): JSX.Element {
  return (
    <li>
      <code>{name}</code>
      <span>
        {asksWebhook ? 'calls the webhook' : 'static reply'}{' '}
        <small>{questions.slice(0, 3).join(' · ')}</small>
      </span>
      {unhandled !== undefined && (
        <Miss near={unhandled.near} alone="no handler" otherwise="only the fallback handles it" />
      )}
    </li>
  );
}

function Miss({
  near,
  alone,
  otherwise,
}: {
  /** The similar name on the other side. */
  readonly near: string | undefined;
  readonly alone: string;
  readonly otherwise: string;
}): JSX.Element {
  return <em class="miss">{near === undefined ? alone : `${otherwise}; ${near} is similar`}</em>;
}
