import { Secret, isRecord, recordOf } from '../common/index.js';

/** Variables that hold the conversation token: raw, and with the `JWT ` prefix. @see protocol.md 1.6 */
const TOKEN_VARIABLES = ['chatbotToken', 'chatbot_jwt_token'] as const;

/**
 * Replaces every credential that the platform sends by a {@link Secret}, in the body itself: the token and
 * its copies, the bots' secrets, webhook URLs and globals. Only the known places are visited, so the cost does not
 * grow with the body. @see protocol.md 1.6 and 10, row 42
 *
 * @param userToken the name under which an application's page hands over the token of its user
 */
export function sealSecrets(body: Record<string, unknown>, userToken?: string): void {
  seal(body, 'token');
  const { payload, variables } = body;
  if (isRecord(variables)) {
    for (const name of TOKEN_VARIABLES) seal(variables, name);
  }
  if (userToken !== undefined) sealUserToken(body, userToken);
  if (!isRecord(payload)) return;
  sealBot(payload.bot);
  const conversation = isRecord(payload.message) ? payload.message.request : undefined;
  if (!isRecord(conversation)) return;
  sealBot(conversation.bot);
  if (isRecord(conversation.department)) sealBot(conversation.department.bot);
  if (Array.isArray(conversation.participatingBots)) conversation.participatingBots.forEach(sealBot);
}

/** The platform copies what a page hands over into the message, the conversation, the contact and the variables. */
function sealUserToken({ variables, payload }: Record<string, unknown>, name: string): void {
  const message = recordOf(recordOf(payload).message);
  const conversation = recordOf(message.request);
  const holders = [message, conversation, recordOf(conversation.lead)].map(({ attributes }) => attributes);
  for (const holder of [variables, ...holders]) {
    if (!isRecord(holder)) continue;
    if (Object.hasOwn(holder, name)) seal(holder, name);
    if (isRecord(holder.payload) && Object.hasOwn(holder.payload, name)) seal(holder.payload, name);
  }
}

function sealBot(bot: unknown): void {
  if (!isRecord(bot)) return;
  seal(bot, 'secret');
  seal(bot, 'webhook_url');
  const globals = isRecord(bot.attributes) ? bot.attributes.globals : undefined;
  if (!Array.isArray(globals)) return;
  for (const global of globals) {
    if (isRecord(global)) seal(global, 'value');
  }
}

function seal(holder: Record<string, unknown>, field: string): void {
  const value = holder[field];
  if (value === undefined || value === null || value === '' || value instanceof Secret) return;
  holder[field] = new Secret(typeof value === 'string' ? value : JSON.stringify(value));
}
