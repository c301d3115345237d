import { Module } from '@nestjs/common';
import { FulfillmentModule, Intent, Reply } from 'pingstreams-fulfillment';

const { GREETING = 'Hello' } = process.env;

class Hello {
  handle({ user }) {
    return `${GREETING}, ${user.name}!`;
  }
}
Intent('hello')(Hello);

class Opening {
  async handle({ conversation }) {
    const open = await conversation.project.isOpenNow();
    if (GREETING !== 'Hello') await conversation.addTags(['asked']);
    return open ? 'We are open.' : 'We are closed.';
  }
}
Intent('opening')(Opening);

class Note {
  async handle({ conversation }) {
    await conversation.send('Noted.');
    return 'Anything else?';
  }
}
Intent('note')(Note);

class Slow {
  async handle() {
    process.stdout.write('on stdout\n');
    return Reply.text('It took a while.');
  }
}
Intent('slow')(Slow);

export class AppModule {}
Module({ imports: [FulfillmentModule.forRoot()], providers: [Hello, Opening, Note, Slow] })(AppModule);
