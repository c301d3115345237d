import { validateSync, type ValidationError } from 'class-validator';
import { isRecord } from '../common/index.js';
import { WebhookRequestDto } from './dto/webhook-request.dto.js';
import type { IntentRequest } from './intent-request.js';
import { InvalidWebhookRequestError } from './invalid-webhook-request.error.js';
import { normalise, type DefaultLanguage } from './normalise.js';
import { sealSecrets } from './seal-secrets.js';
import { surelyValid } from './surely-valid.js';
import { absentIfEmpty, firstString } from './tolerance.js';
import type {
  WebhookConversation,
  WebhookMessage,
  WebhookPayload,
  WebhookRequest,
} from './webhook-request.types.js';

const NO_CLUTTER = { validationError: { target: false } } as const;

/**
 * From a parsed JSON body to one shape for every dialect: validated (only what the framework uses), credentials
 * sealed in place, missing pieces filled from the other places that carry them.
 *
 * @param languageOf the default language of the bot's project, where it has one
 * @param userTokenVariable where the application puts the token of its signed-in user
 * @throws InvalidWebhookRequestError naming each field that is wrong, all at once.
 * @see protocol.md 1.3-1.6, 1.9
 */
export function readWebhookRequest(
  body: unknown,
  languageOf?: DefaultLanguage,
  userTokenVariable?: string,
): IntentRequest {
  if (!isRecord(body)) throw new InvalidWebhookRequestError(['the body must be a JSON object']);
  const dto = WebhookRequestDto.from(body);
  if (!surelyValid(dto)) {
    const errors = validateSync(dto, NO_CLUTTER);
    if (errors.length > 0) throw new InvalidWebhookRequestError(problemsOf(errors));
  }
  sealSecrets(body, userTokenVariable);
  return normalise(cleared(body), languageOf, userTokenVariable);
}

/**
 * The body in its declared type: without `null`, `""` and `[]` instead of an object, and with the rules that a
 * decorator of one field cannot express.
 */
function cleared(body: Record<string, unknown>): WebhookRequest {
  const payload = body.payload as WebhookPayload;
  body.variables = absentIfEmpty(body.variables);
  payload.message = absentIfEmpty(payload.message) as WebhookMessage | undefined;
  payload.bot = absentIfEmpty(payload.bot) as WebhookPayload['bot'];
  if (payload.message) {
    payload.message.request = absentIfEmpty(payload.message.request) as WebhookConversation | undefined;
  }
  if (firstString(payload.intent.intent_display_name, payload.intent.intent_id) === undefined) {
    throw new InvalidWebhookRequestError(['payload.intent needs an intent_display_name or an intent_id']);
  }
  return body as WebhookRequest;
}

function problemsOf(errors: readonly ValidationError[], path = ''): string[] {
  return errors.flatMap((error) => {
    const field = path + error.property;
    const own = rulesOf(error).map((problem) => problem.replace(error.property, field));
    return [...own, ...problemsOf(error.children ?? [], `${field}.`)];
  });
}

/** Of a value that is missing, or of another type, the other rules say nothing more. */
function rulesOf({ property, value, constraints = {} }: ValidationError): string[] {
  const rules = Object.values(constraints);
  if (rules.length === 0) return [];
  if (value === undefined || value === null) return [`${property} is missing`];
  const type = constraints.isString ?? constraints.isObject;
  return type === undefined ? rules : [type];
}
