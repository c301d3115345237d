import { Injectable } from '@nestjs/common';
import { ProjectGate } from '../../messaging/index.js';

/** Holds nobody back: the platform of a test has no limit, and a 429 is repeated at once. */
@Injectable()
export class OpenGate extends ProjectGate {
  override async enter(): Promise<void> {}
}
