/**
 * Variables that the platform itself sets. They are not copied into the messages that reach the browser.
 * @see protocol.md 1.6 and 2.4
 */
export const PLATFORM_VARIABLES: ReadonlySet<string> = new Set([
  'chatbot_name',
  'chat_url',
  'user_city',
  'user_country',
  'department_id',
  'department_name',
  'user_id',
  'user_ip_address',
  'last_message_id',
  'last_user_text',
  'lastUserText',
  'project_id',
  'conversation_id',
  'user_agent',
  'user_language',
  'user_source_page',
  'lastUserMessageType',
  'lastUserMessage',
  'transcript',
  'decodedCustomJWT',
  'lastUserImageURL',
  'lastUserImageName',
  'lastUserImageWidth',
  'lastUserImageHeight',
  'lastUserImageType',
  'lastUserDocumentURL',
  'lastUserDocumentName',
  'lastUserDocumentType',
  'ticketId',
  'chatChannel',
  'userLeadId',
  'strongAuthenticated',
  '_userInput',
  'chatbotToken',
  'chatbot_jwt_token',
]);

/** Set while the engine waits for a user who may never answer. */
export const USER_INPUT = '_userInput';
export const TRANSCRIPT = 'transcript';
