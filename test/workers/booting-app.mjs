import cluster from 'node:cluster';
import { existsSync } from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';
import { Module } from '@nestjs/common';
import { bootstrap, FulfillmentModule, Intent } from 'pingstreams-fulfillment';

/** A service whose second worker starts when a file is there, and may die before it is ready. */
const SECOND = 2;
const { BOOT_FILE, SECOND_DIES } = process.env;

class PidIntent {
  async onModuleInit() {
    if (cluster.worker?.id !== SECOND) return;
    console.log('The second worker starts.');
    while (!existsSync(BOOT_FILE)) await sleep(20);
    if (SECOND_DIES === 'true') process.kill(process.pid, 'SIGKILL');
  }

  handle() {
    return String(process.pid);
  }
}
Intent('pid')(PidIntent);

class AppModule {}
Module({ imports: [FulfillmentModule.forRoot()], providers: [PidIntent] })(AppModule);

await bootstrap(AppModule);
