import { randomBytes } from 'node:crypto';
import { webhookRequest, type RequestBot } from '../../testing/requests/index.js';

/** Secrets of every call, each in a unique form: if an answer contains one, it leaked. */
export interface Canaries {
  readonly token: string;
  readonly bot: Required<Pick<RequestBot, 'secret' | 'globals' | 'webhookUrl'>>;
}

export function newCanaries(botSecret: string | undefined, bot: RequestBot): Canaries {
  const mark = (): string => randomBytes(12).toString('hex');
  const secret = botSecret ?? `canary-secret-${mark()}`;
  return {
    token: webhookRequest({ bot: { ...bot, secret } }).token,
    bot: {
      secret,
      globals: { erp_api_key: `canary-global-${mark()}` },
      webhookUrl: `https://bots.example.com/webhook/canary-url-${mark()}`,
    },
  };
}

/** The name of the leaked secret. Only the signature of the token is searched for: its first parts are not secret. */
export function leaksIn(text: string, { token, bot }: Canaries): string[] {
  const secrets: [name: string, secret: string][] = [
    ["the conversation's token", token.slice(token.lastIndexOf('.') + 1)],
    ["the bot's secret", bot.secret],
    ["the bot's globals", Object.values(bot.globals).join()],
    ["the webhook's URL of the bot", bot.webhookUrl],
  ];
  return secrets.filter(([, secret]) => text.includes(secret)).map(([name]) => name);
}
