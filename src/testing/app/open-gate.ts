import { Injectable } from '@nestjs/common';
import { ProjectGate } from '../../messaging/index.js';

/** Delays no call: the platform of a test has no rate limit, and a 429 is retried at once. */
@Injectable()
export class OpenGate extends ProjectGate {
  override async enter(): Promise<void> {}
}
