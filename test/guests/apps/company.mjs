// A company's application: what its team had before the module was added, each with its own packages.
import {
  Catch,
  ClassSerializerInterceptor,
  Controller,
  Get,
  Injectable,
  Module,
  Post,
  Req,
  ValidationPipe,
  VersioningType,
} from '@nestjs/common';
import { APP_FILTER, APP_GUARD, APP_INTERCEPTOR, APP_PIPE, BaseExceptionFilter } from '@nestjs/core';
import { CacheInterceptor, CacheModule } from '@nestjs/cache-manager';
import { EventEmitterModule } from '@nestjs/event-emitter';
import { AuthGuard, PassportModule, PassportStrategy } from '@nestjs/passport';
import { ScheduleModule } from '@nestjs/schedule';
import { DocumentBuilder, SwaggerModule } from '@nestjs/swagger';
import { ThrottlerGuard, ThrottlerModule } from '@nestjs/throttler';
import { PrometheusModule } from '@willsoto/nestjs-prometheus';
import { Counter } from 'prom-client';
import { bootstrap, FulfillmentModule, Intent, Intents, Reply, ReplyError } from 'pingstreams-fulfillment';
import { Strategy } from 'passport';
import { map } from 'rxjs';

const onMethod = (decorator, target, name) =>
  decorator(target.prototype, name, Object.getOwnPropertyDescriptor(target.prototype, name));

class ShopIntents {
  reply() {
    return Reply.text('One').text('Two');
  }
  sorry() {
    throw new ReplyError('Sorry, closed.');
  }
  boom() {
    throw new Error('boom');
  }
}
Intents()(ShopIntents);
for (const name of ['reply', 'sorry', 'boom']) onMethod(Intent(name), ShopIntents, name);

/** Lets everybody in, and counts how often it is asked: once a call, on the HTTP request. */
let checks = 0;
class CountingStrategy extends PassportStrategy(
  class extends Strategy {
    authenticate(request) {
      checks += 1;
      this.success({ agent: request.headers['user-agent'] });
    }
  },
  'counting',
) {
  validate(user) {
    return user;
  }
}
Injectable()(CountingStrategy);

class WrapperInterceptor {
  intercept(_context, next) {
    return next.handle().pipe(map((data) => ({ data })));
  }
}
Injectable()(WrapperInterceptor);

class EverythingFilter extends BaseExceptionFilter {}
Catch()(EverythingFilter);

class PaymentsController {
  checks() {
    return checks;
  }
  take(request) {
    return request.rawBody?.toString() ?? 'no raw body';
  }
}
Controller('payments')(PaymentsController);
onMethod(Get('checks'), PaymentsController, 'checks');
onMethod(Post(), PaymentsController, 'take');
Req()(PaymentsController.prototype, 'take', 0);

new Counter({ name: 'shop_orders_total', help: 'Orders of the shop' }).inc(3);

class AppModule {}
Module({
  imports: [
    FulfillmentModule.forRoot(),
    CacheModule.register(),
    EventEmitterModule.forRoot(),
    PassportModule,
    PrometheusModule.register(),
    ScheduleModule.forRoot(),
    ThrottlerModule.forRoot([{ ttl: 60_000, limit: 5 }]),
  ],
  controllers: [PaymentsController],
  providers: [
    ShopIntents,
    CountingStrategy,
    { provide: APP_GUARD, useClass: ThrottlerGuard },
    { provide: APP_GUARD, useClass: AuthGuard('counting') },
    { provide: APP_INTERCEPTOR, useClass: ClassSerializerInterceptor },
    { provide: APP_INTERCEPTOR, useClass: CacheInterceptor },
    { provide: APP_INTERCEPTOR, useClass: WrapperInterceptor },
    { provide: APP_FILTER, useClass: EverythingFilter },
    {
      provide: APP_PIPE,
      useValue: new ValidationPipe({ whitelist: true, forbidNonWhitelisted: true, transform: true }),
    },
  ],
})(AppModule);

await bootstrap(AppModule, {
  nest: { rawBody: true },
  configure: (app) => {
    app.setGlobalPrefix('api');
    app.enableVersioning({ type: VersioningType.URI, defaultVersion: '1' });
    app.enableCors({ origin: 'https://shop.example.com' });
    SwaggerModule.setup('docs', app, () =>
      SwaggerModule.createDocument(app, new DocumentBuilder().setTitle('Shop').build()),
    );
  },
});
