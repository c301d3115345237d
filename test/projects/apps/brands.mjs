import { Module } from '@nestjs/common';
import { bootstrap, Fallback, FulfillmentModule } from 'pingstreams-fulfillment';

/** Says something in the conversation, through the project's platform, and answers. */
class SayIntent {
  async handle(ctx) {
    await ctx.conversation.send(ctx.language);
    return 'Said.';
  }
}
Fallback()(SayIntent);

class AppModule {}
Module({ imports: [FulfillmentModule.forRoot()], providers: [SayIntent] })(AppModule);

await bootstrap(AppModule);
