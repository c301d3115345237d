import { IsIn } from 'class-validator';
import type { Secret } from '../../common/index.js';
import { Passes, basicCredentials, secretList } from '../checks/index.js';
import { toKeyword, toSecrets } from '../setting-parsers.js';
import { Setting } from '../setting.decorator.js';
import { TimingSettings } from './timing.settings.js';

/** Who may call. */
export class CallerSettings extends TimingSettings {
  @Passes(secretList)
  @Setting({
    env: 'WEBHOOK_SECRETS',
    description: 'Accepted as `/webhook/<secret>`, `?secret=` and `X-Webhook-Secret`. Several for rotation.',
    parse: toSecrets,
    defaultText: 'none',
    values: 'a list by comma',
    cure: 'Make a secret with `openssl rand -hex 32`; put a comma between several.',
    hidden: true,
    fromFile: true,
  })
  readonly webhookSecrets: readonly Secret[];

  /** Each reveals `user:password`. */
  @Passes(basicCredentials)
  @Setting({
    env: 'WEBHOOK_BASIC_AUTH',
    description: 'Basic credentials: what stands before the `@` of the webhook URL.',
    parse: toSecrets,
    defaultText: 'none',
    values: 'a list of `user:password` by comma',
    cure: 'Write user:password; put a comma between several.',
    hidden: true,
    fromFile: true,
  })
  readonly webhookBasicAuth: readonly Secret[];

  @IsIn(['required', 'optional', 'none'])
  @Setting({
    env: 'WEBHOOK_VERIFICATION',
    description: 'Whether callers must prove who they are. See [Verification](#verification).',
    parse: toKeyword,
    default: (production) => (production ? 'required' : 'optional'),
    hidden: true,
  })
  readonly webhookVerification: 'required' | 'optional' | 'none';

  /** True when a call without a valid secret or credential is refused. Derived; no setting of its own. */
  readonly verifiesCallers: boolean;
}
