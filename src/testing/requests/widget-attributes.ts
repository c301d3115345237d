import { DEPARTMENT } from './department.constants.js';
import type { TurnFacts } from './turn-facts.js';

export const BROWSER =
  'Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/124.0.0.0 Safari/537.36';
export const SOURCE_PAGE = 'https://shop.example.com/orders?utm_source=newsletter';
export const IP_ADDRESS = '203.0.113.38';

/** The web widget's data of the page and the user; the platform stores it in the message and in the conversation. */
export function widgetAttributes({ user, bot, language, now }: TurnFacts): Record<string, unknown> {
  return {
    departmentId: DEPARTMENT._id,
    departmentName: DEPARTMENT.name,
    ipAddress: IP_ADDRESS,
    client: BROWSER,
    sourcePage: SOURCE_PAGE,
    sourceTitle: 'My orders - Shop',
    projectId: bot.projectId,
    widgetVer: 'v.5.1.30',
    payload: [],
    userFullname: user.name,
    userEmail: user.email,
    requester_id: user.id,
    lang: language,
    preChatForm: null,
    decoded_jwt: {
      _id: user.id,
      firstname: user.name,
      id: user.id,
      fullName: user.name,
      iat: Math.floor(now.getTime() / 1000),
      aud: 'https://tiledesk.com',
      iss: 'https://tiledesk.com',
      sub: 'guest',
      jti: '5c075e4a-6091-46c0-aef5-588c753b5f2e',
    },
  };
}
