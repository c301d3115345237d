import { Injectable, Logger } from '@nestjs/common';
import { LRUCache } from 'lru-cache';
import { Calls, currentCall } from '../calls/index.js';
import { lazy, quoted } from '../common/index.js';
import { IntentRegistry, type IntentMatch } from '../intents/index.js';
import type { IntentRequest } from '../protocol/index.js';

/** Names of intents that the hint is logged for once. */
const MAX_NAMES = 1000;
/** The platform's own intent for text that no other intent matches. */
const DEFAULT_FALLBACK = 'defaultFallback';

/** Reports which handler takes a request: to the observers of calls, and to the log if it is probably not the intended one. */
@Injectable()
export class MatchLog {
  private readonly logger = new Logger('Dispatcher');
  private readonly hinted = lazy(() => new LRUCache<string, true>({ max: MAX_NAMES }));

  constructor(
    private readonly registry: IntentRegistry,
    private readonly calls: Calls,
  ) {}

  matched(match: IntentMatch, request: IntentRequest): void {
    const { label } = match.handler;
    const call = currentCall();
    if (call !== undefined) call.handler = label;
    this.calls.emit({ type: 'matched', handler: label, by: match.by }, call);
    if (request.conflictingProjectIds.length > 0) this.warnOfConflicts(request);
    if (match.binding.kind === 'fallback') this.hintAtMisspelling(label, request.intent.name);
  }

  unmatched({ intent }: IntentRequest): void {
    const nearest = this.registry.nearest(intent.name);
    this.calls.emit({ type: 'unmatched', nearest });
    const hint = nearest === undefined ? '' : ` (the nearest known intent is '${nearest}')`;
    this.logger.warn(`${quotedIntent(intent)}: no handler takes it${hint}`);
  }

  private warnOfConflicts({ intent, bot, conflictingProjectIds }: IntentRequest): void {
    this.logger.warn(
      `${quotedIntent(intent)}: the request names several projects; taken: ${bot.projectId}, ` +
        `left: ${conflictingProjectIds.join(', ')}`,
    );
  }

  /** A misspelt name that a fallback takes looks like an intent that has a handler. */
  private hintAtMisspelling(label: string, name: string): void {
    if (name === DEFAULT_FALLBACK || this.hinted().has(name)) return;
    this.hinted().set(name, true);
    const nearest = this.registry.nearest(name);
    if (nearest === undefined) return;
    this.logger.log(
      `${quoted(name)} -> ${label}: taken by a fallback (the nearest known intent is '${nearest}')`,
    );
  }
}

/** Quoted, because names come from outside: none can forge a line of the log. */
function quotedIntent({ name, id }: IntentRequest['intent']): string {
  return quoted(name || `#${id}`);
}
