import { FulfillmentError } from '../../common/index.js';

/** The embedded outbox is enabled, but its database engine is not installed. */
export class OutboxPackageMissingError extends FulfillmentError {
  constructor(packageName: string) {
    super({
      code: 'OUTBOX_PACKAGE_MISSING',
      message: `OUTBOX=embedded needs the package ${packageName}, which is not installed.`,
      help: `Run \`npm install ${packageName}\`, beside the bundle if there is one. npm leaves it out with --omit=optional.`,
    });
  }
}
