import { Injectable, Logger } from '@nestjs/common';
import { LRUCache } from 'lru-cache';
import { IntentRegistry, type IntentMatch } from '../intents/index.js';
import type { IntentRequest } from '../protocol/index.js';

const REMEMBERED = 1000;
/** The platform's own 'I did not understand'. */
const DEFAULT_FALLBACK = 'defaultFallback';

/**
 * A misspelt name that a fallback takes looks like an intent that is served. So the log says, once for each name, which
 * known intent it resembles.
 */
@Injectable()
export class NearMisses {
  private readonly logger = new Logger('Dispatcher');
  private readonly looked = new LRUCache<string, true>({ max: REMEMBERED });

  constructor(private readonly registry: IntentRegistry) {}

  look({ binding, handler }: IntentMatch, { intent: { name } }: IntentRequest): void {
    if (binding.kind !== 'fallback' || name === DEFAULT_FALLBACK || this.looked.has(name)) return;
    this.looked.set(name, true);
    const nearest = this.registry.nearest(name);
    if (nearest === undefined) return;
    this.logger.log(
      `${JSON.stringify(name)} -> ${handler.label}: taken by a fallback (the nearest known intent is '${nearest}')`,
    );
  }
}
