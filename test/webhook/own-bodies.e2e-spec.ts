import { gzipSync } from 'node:zlib';
import {
  type ArgumentsHost,
  Body,
  Catch,
  Controller,
  type ExceptionFilter,
  HttpException,
  Module,
  Post,
  type Type,
} from '@nestjs/common';
import { APP_FILTER, BaseExceptionFilter, HttpAdapterHost } from '@nestjs/core';
import { ADAPTERS, JSON_TYPE, startService, type RunningService } from '../support/start-service.js';
import { HelloModule } from './hello.module.js';

@Controller('own')
class OwnController {
  @Post()
  count(@Body() body: object): { keys: number } {
    return { keys: Object.keys(body).length };
  }
}

/** The filter of many applications: an error that is not an HttpException is a fault of the service. */
@Catch()
class StatusFilter implements ExceptionFilter {
  constructor(private readonly host: HttpAdapterHost) {}

  catch(error: unknown, context: ArgumentsHost): void {
    const status = error instanceof HttpException ? error.getStatus() : 500;
    this.host.httpAdapter.reply(context.switchToHttp().getResponse(), { status }, status);
  }
}

@Catch()
class BaseFilter extends BaseExceptionFilter {
  constructor({ httpAdapter }: HttpAdapterHost) {
    super(httpAdapter);
  }
}

const FILTERS: [string, Type<ExceptionFilter> | undefined][] = [
  ['without a filter', undefined],
  ['with a filter that asks for the status', StatusFilter],
  ["with a filter that extends Nest's own", BaseFilter],
];
const FORM = { 'Content-Type': 'application/x-www-form-urlencoded' };
const small = JSON.stringify({ canary: 1 });
const large = JSON.stringify({ canary: 'x'.repeat(200_000) });

/** The statuses of Nest's own parsers on Express. */
const BODIES: [string, Record<string, string>, string | Buffer, number][] = [
  ['JSON', JSON_TYPE, small, 201],
  ['JSON in gzip', { ...JSON_TYPE, 'Content-Encoding': 'gzip' }, gzipSync(small), 201],
  ['a form in Latin-1', { 'Content-Type': `${FORM['Content-Type']}; charset=iso-8859-1` }, 'a=%E9', 201],
  ['a body that is too large', JSON_TYPE, large, 413],
  [
    'a body that is too large when decompressed',
    { ...JSON_TYPE, 'Content-Encoding': 'gzip' },
    gzipSync(large),
    413,
  ],
  ['a body that is no gzip', { ...JSON_TYPE, 'Content-Encoding': 'gzip' }, small, 400],
  ['an unknown encoding', { ...JSON_TYPE, 'Content-Encoding': 'canary' }, small, 415],
  ['JSON in Latin-1', { 'Content-Type': 'application/json; charset=iso-8859-1' }, small, 415],
  ['malformed JSON', JSON_TYPE, '{"canary":', 400],
];

describe.each(ADAPTERS)("bodies of the application's own routes on %s", (adapter) => {
  describe.each(FILTERS)('%s', (_name, filter) => {
    @Module({
      imports: [HelloModule],
      controllers: [OwnController],
      providers: filter === undefined ? [] : [{ provide: APP_FILTER, useClass: filter }],
    })
    class CompanyModule {}

    let service: RunningService;

    beforeAll(async () => {
      service = await startService(CompanyModule, adapter);
    });
    afterAll(() => service?.close());

    it.each(BODIES)('%s', async (_body, headers, body, status) => {
      const answer = await service.call({ path: '/own', headers, body });
      expect(answer.status).toBe(status);
      expect(answer.text).not.toContain('canary');
    });
  });

  it('have the code of the error in the answer', async () => {
    @Module({ imports: [HelloModule], controllers: [OwnController] })
    class PlainModule {}
    const service = await startService(PlainModule, adapter);
    const answer = await service.call({ path: '/own', headers: JSON_TYPE, body: '{' });
    await service.close();

    expect(JSON.parse(answer.text)).toEqual({
      statusCode: 400,
      error: 'Bad Request',
      message: 'The body is not valid JSON.',
      code: 'MALFORMED_JSON',
    });
  });
});
