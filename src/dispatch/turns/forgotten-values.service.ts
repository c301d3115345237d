import { Injectable, Logger } from '@nestjs/common';
import { LRUCache } from 'lru-cache';
import { lazy } from '../../common/index.js';
import { forgottenValueOf, type Reply } from '../../replies/index.js';
import type { Turn } from './turn.js';

const REMEMBERED = 1000;

/**
 * Detects a forgotten `await` in a template. It is not a TypeScript error if the value is of type `any`, and the user
 * reads `[object Promise]`. So the log names the message, once for each intent. Texts that the user wrote may be
 * repeated.
 */
@Injectable()
export class ForgottenValues {
  private readonly logger = new Logger('Dispatcher');
  private readonly said = lazy(() => new LRUCache<string, true>({ max: REMEMBERED }));

  look(turn: Turn, reply: Reply): void {
    const forgotten = forgottenValueOf(reply);
    if (forgotten === undefined || this.said().has(turn.name)) return;
    const { message, written } = forgotten;
    if (turn.request.text.includes(written)) return;
    this.said().set(turn.name, true);
    this.logger.warn(
      `${turn.name} -> ${turn.handler.label}: message ${message} of its reply has "${written}" in it. ` +
        'Await the value, or use a field of it. Logged once for each intent.',
    );
  }
}
