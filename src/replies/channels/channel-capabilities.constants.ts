/** What the platform's connector of a channel makes of a message. */
export interface ChannelCapabilities {
  /** Pictures and files: with their caption, without it, or no pictures at all. */
  images: 'captioned' | 'bare' | 'none';
  /** Frames and videos: the connector itself writes their link. */
  frames: boolean;
  /** The MIME types of files that are shown, by how they begin. */
  files: readonly string[];
  /**
   * A document's link is read from `metadata.downloadURL`, its caption from behind the link in the text, and a video's
   * caption from its name.
   */
  linkedFiles?: true;
  /** The most quick replies and intent buttons together. */
  maxChoices: number;
  /** The most intent and link buttons together, where the channel counts them so. */
  maxActions?: number;
  /** The most bytes of what an intent button or a quick reply carries. */
  maxPayloadBytes?: number;
  /** Texts are Markdown, and one that is not well-formed is refused by the channel. */
  strictMarkdown?: true;
}

const TEXT_ONLY: ChannelCapabilities = { images: 'none', frames: false, files: [], maxChoices: 0 };

/**
 * By the channel's name on the wire. Channels that are not here (the web widget `chat21` above all) show everything.
 *
 * None of these shows a gallery, nor buttons on anything but a text; and a message that one cannot show makes its
 * connector drop all that follow it in the same reply. Read in the connectors' own translators (`to…`), npm versions:
 * tiledesk-whatsapp-connector 1.0.25, tiledesk-telegram-connector 0.1.15, tiledesk-messenger-connector 0.1.30,
 * tiledesk-sms-connector 0.1.13, tiledesk-voice-twilio-connector 0.1.28, tiledesk-vxml-connector 0.1.92. Each row is run
 * through them by `npm run test:connectors`.
 */
export const CHANNELS: Readonly<Record<string, ChannelCapabilities>> = {
  // Up to 3 choices are buttons, up to 10 a list, above that nothing is sent; links are written into the text.
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
    // Written here and not by the connector, which would not escape the link.
    frames: false,
    files: ['application/', 'video/', 'image/'],
    maxChoices: 100,
    maxPayloadBytes: 64,
    strictMarkdown: true,
  },
  // Quick replies above 13 and other buttons above 3 are cut off; documents are built in a form that Messenger refuses.
  messenger: { images: 'bare', frames: true, files: ['video/', 'image/'], maxChoices: 13, maxActions: 3 },
  'sms-twilio': TEXT_ONLY,
  voice_twilio: TEXT_ONLY,
  'voice-vxml': TEXT_ONLY,
};
