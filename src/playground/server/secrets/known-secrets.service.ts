import { Injectable } from '@nestjs/common';
import { Secret } from '../../../common/index.js';
import { FulfillmentConfig } from '../../../config/index.js';
import { hideCredentials } from '../../engine/index.js';

/** `user:password`, `<bot id>=<secret>`: each half is looked for too. */
const COMPOSITE = /^([^:=]+)[:=](.+)$/s;
/** A shorter one would be found in half of all words. */
const SHORTEST = 6;

/**
 * The secrets that the process knows by value: those of its settings, and those of the bot that is played. What handlers
 * say, throw or send may hold any of them, under names and in forms that give nothing away, and pages, files and
 * exported tests are made of that.
 */
@Injectable()
export class KnownSecrets {
  private readonly values: Set<string>;

  constructor(config: FulfillmentConfig) {
    const secrets = Object.values(config)
      .flat()
      .filter((value) => value instanceof Secret);
    const texts = secrets.flatMap((secret) => [secret.reveal(), COMPOSITE.exec(secret.reveal())?.[2] ?? '']);
    this.values = new Set(texts.filter(({ length }) => length >= SHORTEST));
  }

  get all(): readonly string[] {
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
