import { Injectable } from '@nestjs/common';
import { FulfillmentConfig, secretTexts } from '../../../config/index.js';
import { hideCredentials } from '../../engine/index.js';

/**
 * The secrets that the process knows by value: the secrets of its settings and of the loaded bot. Handlers may return,
 * throw or send any of them, in any form, and pages, files and exported tests contain that data.
 */
@Injectable()
export class KnownSecrets {
  private readonly values = new Set<string>();

  constructor(private readonly config: FulfillmentConfig) {}

  get all(): readonly string[] {
    // Earlier turns may hold secrets that a reload at SIGHUP has replaced.
    this.add(secretTexts(this.config));
    return [...this.values];
  }

  add(values: readonly string[]): void {
    for (const value of values) this.values.add(value);
  }

  /** A copy of a JSON value without these secrets. */
  hideIn<T>(value: T): T {
    return hideCredentials(value, this.all) as T;
  }
}
