import { Injectable } from '@nestjs/common';
import { FulfillmentConfig, secretTexts } from '../../../config/index.js';
import { hideCredentials } from '../../engine/index.js';

/**
 * The secrets that the process knows by value: those of its settings, and those of the bot that is played. What handlers
 * say, throw or send may hold any of them, under names and in forms that give nothing away, and pages, files and
 * exported tests are made of that.
 */
@Injectable()
export class KnownSecrets {
  private readonly values = new Set<string>();

  constructor(private readonly config: FulfillmentConfig) {}

  get all(): readonly string[] {
    // Those that SIGHUP has replaced stand in earlier turns.
    this.add(secretTexts(this.config));
    return [...this.values];
  }

  add(values: readonly string[]): void {
    for (const value of values) this.values.add(value);
  }

  /** A copy of a JSON value in which none of them stands. */
  hideIn<T>(value: T): T {
    return hideCredentials(value, this.all) as T;
  }
}
