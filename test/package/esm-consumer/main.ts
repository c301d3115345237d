import { Module } from '@nestjs/common';
import { bootstrap, FulfillmentModule, Intent, type IntentContext, Reply } from 'pingstreams-fulfillment';

@Intent(/.*/)
class EchoIntent {
  handle(ctx: IntentContext): Reply {
    return Reply.text(`An ES module heard: ${ctx.text}`);
  }
}

@Module({ imports: [FulfillmentModule.forRoot()], providers: [EchoIntent] })
class AppModule {}

await bootstrap(AppModule);
