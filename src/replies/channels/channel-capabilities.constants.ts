/** How the platform's connector of a channel translates a message. */
export interface ChannelCapabilities {
  /** Pictures and files: with their caption, without it, or no pictures at all. */
  images: 'captioned' | 'bare' | 'none';
  /** Frames and videos, for which the connector itself writes the link. */
  frames: boolean;
  /** The MIME types of files that are shown, by prefix. */
  files: readonly string[];
  /**
   * A document's link is read from `metadata.downloadURL`, its caption from the text behind the link, and a video's
   * caption from its name.
   */
  linkedFiles?: true;
  /** Maximum number of quick replies and intent buttons together. */
  maxChoices: number;
  /** Maximum number of intent and link buttons together, if the channel counts them so. */
  maxActions?: number;
  /** Maximum bytes of the payload of an intent button or a quick reply. */
  maxPayloadBytes?: number;
  /** Texts are Markdown, and the channel rejects one that is not well-formed. */
  strictMarkdown?: true;
}

const TEXT_ONLY: ChannelCapabilities = { images: 'none', frames: false, files: [], maxChoices: 0 };

/**
 * By the channel's name on the wire. Channels that are not listed (above all the web widget `chat21`) show everything.
 *
 * None of these shows a gallery, nor buttons on anything but a text; and a message that a channel cannot show makes its
 * connector drop all later messages of the same reply. Read in the connectors' own translators (`to…`), npm versions:
 * tiledesk-whatsapp-connector 1.0.25, tiledesk-telegram-connector 0.1.15, tiledesk-messenger-connector 0.1.30,
 * tiledesk-sms-connector 0.1.13, tiledesk-voice-twilio-connector 0.1.28, tiledesk-vxml-connector 0.1.92. `npm run
 * test:connectors` runs each row through them.
 */
export const CHANNELS: Readonly<Record<string, ChannelCapabilities>> = {
  // Up to 3 choices are sent as buttons, up to 10 as a list, more are not sent; links are written into the text.
  whatsapp: {
    images: 'captioned',
    frames: true,
    files: ['application/', 'video/', 'image/'],
    linkedFiles: true,
    maxChoices: 10,
  },
  // A button's payload is {"t":"a","action":"…"} in Telegram's 64 bytes of callback data. Texts have parse_mode markdown.
  telegram: {
    images: 'captioned',
    // Written here, because the connector would not escape the link.
    frames: false,
    files: ['application/', 'video/', 'image/'],
    maxChoices: 100,
    maxPayloadBytes: 64,
    strictMarkdown: true,
  },
  // Quick replies above 13 and other buttons above 3 are cut off; documents are built in a form that Messenger rejects.
  messenger: { images: 'bare', frames: true, files: ['video/', 'image/'], maxChoices: 13, maxActions: 3 },
  'sms-twilio': TEXT_ONLY,
  voice_twilio: TEXT_ONLY,
  'voice-vxml': TEXT_ONLY,
};
