import type { Server } from 'node:http';
import type { INestApplication } from '@nestjs/common';

/** Nest's application as it is: its interface does not say that `close` passes a reason on to the shutdown hooks. */
export interface ServiceApp extends INestApplication<Server> {
  close(reason?: string): Promise<void>;
}
