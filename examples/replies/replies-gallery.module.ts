import { Module } from '@nestjs/common';
import { TranslationsModule } from 'pingstreams-fulfillment';
import { DesignedReplies } from './designed-replies.intents.js';
import { FlowReplies } from './flow-replies.intents.js';
import { MessageReplies } from './message-replies.intents.js';
import { TranslatedReplies } from './translated-replies.intents.js';

/** A reply of every kind: import it next to your own modules to try them in the chat. */
@Module({
  imports: [
    TranslationsModule.forFeature({
      directory: new URL('./i18n/', import.meta.url),
      languages: ['en', 'it'],
    }),
  ],
  providers: [MessageReplies, FlowReplies, DesignedReplies, TranslatedReplies],
})
export class RepliesGalleryModule {}
