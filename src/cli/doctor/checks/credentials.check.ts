import { NestFactory } from '@nestjs/core';
import { FulfillmentError } from '../../../common/index.js';
import { ProjectRegistry, type LoadedConfig } from '../../../config/index.js';
import { MessagingModule, Pingstreams } from '../../../messaging/index.js';
import type { DoctorCheck } from '../check.interface.js';

const AREA = 'credentials';

/** Signs in with the account of every project of the projects file, and lists its bots. Changes nothing there. */
export async function checkCredentials({ config, projects }: LoadedConfig): Promise<DoctorCheck[]> {
  const accounts = [...projects.projects].filter(([, { settings }]) => settings.credentials !== undefined);
  if (accounts.length === 0) {
    const message =
      'The configuration has no credentials of projects; the service answers with each call’s own token.';
    return [{ area: AREA, status: 'skipped', message }];
  }
  const app = await NestFactory.createApplicationContext(
    MessagingModule.forRoot({ apiUrl: config.platformApiUrl, projects: new ProjectRegistry(projects) }),
    { logger: false, abortOnError: false },
  );
  try {
    const pingstreams = app.get(Pingstreams);
    return await Promise.all(accounts.map(([id, { name }]) => checkAccount(pingstreams, id, name)));
  } finally {
    await app.close();
  }
}

async function checkAccount(pingstreams: Pingstreams, projectId: string, name: string): Promise<DoctorCheck> {
  try {
    await pingstreams.project(projectId).bots();
    return { area: AREA, status: 'ok', message: `The account of the project '${name}' is accepted.` };
  } catch (error) {
    if (!(error instanceof FulfillmentError)) throw error;
    return {
      area: AREA,
      status: 'failed',
      message: `The account of the project '${name}' does not work: ${error.code}: ${error.message}`,
      cure: error.help,
    };
  }
}
