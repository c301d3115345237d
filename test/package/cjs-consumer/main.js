/* global require */
const { Module } = require('@nestjs/common');
const { bootstrap, FulfillmentModule, Intent, Reply } = require('pingstreams-fulfillment');

class EchoIntent {
  handle(ctx) {
    return Reply.text(`CommonJS heard: ${ctx.text}`);
  }
}
Intent(/.*/)(EchoIntent);

class AppModule {}
Module({ imports: [FulfillmentModule.forRoot()], providers: [EchoIntent] })(AppModule);

bootstrap(AppModule);
