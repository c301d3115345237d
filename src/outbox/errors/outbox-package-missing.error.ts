import { FulfillmentError } from '../../common/index.js';

/** The embedded outbox is switched on, but its database engine was left out when the packages were installed. */
export class OutboxPackageMissingError extends FulfillmentError {
  constructor(packageName: string) {
    super({
      code: 'OUTBOX_PACKAGE_MISSING',
      message: `OUTBOX=embedded needs the package ${packageName}, which is not installed.`,
      help: `Run \`npm install ${packageName}\`, beside the bundle if there is one. npm leaves it out with --omit=optional.`,
    });
  }
}
