import { Controller, Get, Module, Post, Req, type RawBodyRequest } from '@nestjs/common';
import type { IncomingMessage } from 'node:http';
import { FulfillmentModule, Intent, type IntentContext, OperationsModule } from '../../src/index.js';

@Intent('hello')
class HelloIntent {
  handle(context: IntentContext): string {
    return `Hello, ${context.text.length}`;
  }
}

interface Parsed extends IncomingMessage {
  body?: unknown;
}

@Controller('own')
class OwnController {
  @Get('info')
  info(): { own: boolean } {
    return { own: true };
  }

  @Post('echo')
  echo(@Req() request: RawBodyRequest<Parsed>): object {
    return { body: request.body, raw: request.rawBody?.toString() };
  }
}

/** A team's own route at an address that is similar to one of the service. */
@Controller('info')
class TeamInfoController {
  @Get()
  info(): { team: boolean } {
    return { team: true };
  }
}

@Module({
  imports: [FulfillmentModule.forRoot()],
  providers: [HelloIntent],
  controllers: [OwnController, TeamInfoController],
})
export class ServiceRootModule {}

/** The same in an application that the team makes with NestFactory. */
@Module({ imports: [ServiceRootModule, OperationsModule] })
export class PlainRootModule {}
