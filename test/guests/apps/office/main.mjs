// A company's application with a database, a message broker, sockets, sessions and its own logger: an intent uses
// what the packages provide.
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { Controller, Get, Inject, Injectable, Module, Req } from '@nestjs/common';
import { APP_GUARD } from '@nestjs/core';
import { HttpModule, HttpService } from '@nestjs/axios';
import { ConfigModule, ConfigService } from '@nestjs/config';
import { CommandBus, CommandHandler, CqrsModule } from '@nestjs/cqrs';
import { GraphQLModule, Query, Resolver } from '@nestjs/graphql';
import { ApolloDriver } from '@nestjs/apollo';
import { JwtModule, JwtService } from '@nestjs/jwt';
import { ClientProxyFactory, MessagePattern, Transport } from '@nestjs/microservices';
import { AuthGuard, PassportModule, PassportStrategy } from '@nestjs/passport';
import { ServeStaticModule } from '@nestjs/serve-static';
import { HealthCheckService, TerminusModule } from '@nestjs/terminus';
import { getRepositoryToken, TypeOrmModule } from '@nestjs/typeorm';
import { SubscribeMessage, WebSocketGateway } from '@nestjs/websockets';
import { WsAdapter } from '@nestjs/platform-ws';
import compression from 'compression';
import cookieParser from 'cookie-parser';
import session from 'express-session';
import helmet from 'helmet';
import { ClsModule, ClsService } from 'nestjs-cls';
import { AcceptLanguageResolver, I18nModule, I18nService } from 'nestjs-i18n';
import { Logger as PinoLogger, LoggerModule } from 'nestjs-pino';
import { ExtractJwt, Strategy } from 'passport-jwt';
import { bootstrap, FulfillmentModule, Intent, Intents } from 'pingstreams-fulfillment';
import { firstValueFrom } from 'rxjs';
import { EntitySchema } from 'typeorm';
import { WebSocket } from 'ws';

const KEY = 'a-key-of-the-company-0123456789abcdef';
const onMethod = (decorator, target, name) =>
  decorator(target.prototype, name, Object.getOwnPropertyDescriptor(target.prototype, name));
const injected = (target, ...tokens) => {
  tokens.forEach((token, index) => Inject(token)(target, undefined, index));
  Injectable()(target);
};

const Order = new EntitySchema({
  name: 'Order',
  columns: { id: { type: 'int', primary: true, generated: true }, item: { type: 'varchar' } },
});

class PlaceOrder {
  constructor(item) {
    this.item = item;
  }
}
class PlaceOrderHandler {
  constructor(orders) {
    this.orders = orders;
  }
  async execute({ item }) {
    await this.orders.save({ item });
    return this.orders.count();
  }
}
injected(PlaceOrderHandler, getRepositoryToken(Order));
CommandHandler(PlaceOrder)(PlaceOrderHandler);

class OfficeIntents {
  constructor(commands, config, cls, i18n, http, jwt) {
    Object.assign(this, { commands, config, cls, i18n, http, jwt });
  }
  async order() {
    const count = await this.commands.execute(new PlaceOrder('scarf'));
    return `${this.config.get('SHOP')} has ${count} orders`;
  }
  async tenant() {
    await sleep(20);
    return this.cls.get('tenant');
  }
  greet() {
    return this.i18n.t('office.hello', { lang: 'it' });
  }
  async stock() {
    const headers = { authorization: `Bearer ${this.jwt.sign({ sub: 'office' })}` };
    const { data } = await this.http.axiosRef.get(`${ownUrl}/stock`, { headers });
    return `${data.items} items for ${data.user}`;
  }
  live() {
    const socket = new WebSocket(`${ownUrl.replace('http', 'ws')}/live`);
    return new Promise((resolve, reject) => {
      socket.on('error', reject);
      socket.on('open', () => socket.send(JSON.stringify({ event: 'stock' })));
      socket.on('message', (data) => {
        socket.terminate();
        resolve(`live ${data}`);
      });
    });
  }
  async price() {
    const client = ClientProxyFactory.create({ transport: Transport.TCP, options: broker });
    try {
      return `costs ${await firstValueFrom(client.send('price', 'scarf'))}`;
    } finally {
      await client.close();
    }
  }
}
injected(OfficeIntents, CommandBus, ConfigService, ClsService, I18nService, HttpService, JwtService);
Intents()(OfficeIntents);
for (const name of ['order', 'tenant', 'greet', 'stock', 'live', 'price'])
  onMethod(Intent(name), OfficeIntents, name);

/** Every route but the webhook, whose callers the framework verifies, asks for a token of the company. */
class CompanyStrategy extends PassportStrategy(Strategy) {
  constructor() {
    super({ jwtFromRequest: ExtractJwt.fromAuthHeaderAsBearerToken(), secretOrKey: KEY });
  }
  validate({ sub }) {
    return { name: sub };
  }
}
Injectable()(CompanyStrategy);

class CompanyGuard extends AuthGuard('jwt') {
  canActivate(context) {
    if (context.getType() !== 'http') return true;
    return (
      /^\/(webhook|visits|ready)/.test(context.switchToHttp().getRequest().url) || super.canActivate(context)
    );
  }
}
Injectable()(CompanyGuard);

class StockController {
  constructor(health) {
    this.health = health;
  }
  stock(request) {
    return { items: 4, user: request.user.name };
  }
  visits(request) {
    if (request.session !== undefined) request.session.visits = (request.session.visits ?? 0) + 1;
    return { visits: request.session?.visits, cookies: (request.raw ?? request).cookies };
  }
  ready() {
    return this.health.check([() => ({ stock: { status: 'up' } })]);
  }
  price() {
    return 12;
  }
}
injected(StockController, HealthCheckService);
Controller()(StockController);
for (const name of ['stock', 'visits', 'ready']) onMethod(Get(name), StockController, name);
Req()(StockController.prototype, 'stock', 0);
Req()(StockController.prototype, 'visits', 0);
onMethod(MessagePattern('price'), StockController, 'price');

class StockGateway {
  echo() {
    return { event: 'stock', data: 4 };
  }
}
onMethod(SubscribeMessage('stock'), StockGateway, 'echo');
WebSocketGateway({ path: '/live' })(StockGateway);

class StockResolver {
  stock() {
    return 4;
  }
}
onMethod(Query('stock'), StockResolver, 'stock');
Resolver()(StockResolver);

const folder = (name) => join(import.meta.dirname, name);

class AppModule {}
Module({
  imports: [
    FulfillmentModule.forRoot(),
    ClsModule.forRoot({
      global: true,
      middleware: { mount: true, setup: (cls, request) => cls.set('tenant', request.headers['x-tenant']) },
    }),
    ConfigModule.forRoot({ ignoreEnvFile: true, load: [() => ({ SHOP: 'The office' })] }),
    CqrsModule.forRoot(),
    GraphQLModule.forRoot({ driver: ApolloDriver, typeDefs: 'type Query { stock: Int }', graphiql: false }),
    HttpModule,
    I18nModule.forRoot({
      fallbackLanguage: 'en',
      loaderOptions: { path: folder('i18n') },
      resolvers: [AcceptLanguageResolver],
    }),
    JwtModule.register({ secret: KEY }),
    LoggerModule.forRoot({ pinoHttp: { level: 'info', autoLogging: false } }),
    PassportModule,
    ServeStaticModule.forRoot({ rootPath: folder('public'), serveRoot: '/shop' }),
    TerminusModule,
    TypeOrmModule.forRoot({ type: 'sqljs', entities: [Order], synchronize: true }),
    TypeOrmModule.forFeature([Order]),
  ],
  controllers: [StockController],
  providers: [
    OfficeIntents,
    PlaceOrderHandler,
    CompanyStrategy,
    StockGateway,
    StockResolver,
    { provide: APP_GUARD, useClass: CompanyGuard },
  ],
})(AppModule);

let ownUrl = '';
const broker = { host: '127.0.0.1', port: Number(process.env.BROKER_PORT) };

const app = await bootstrap(AppModule, {
  configure: (app) => {
    app.useLogger(app.get(PinoLogger));
    app.useWebSocketAdapter(new WsAdapter(app));
    app.use(helmet());
    app.use(compression({ threshold: 0 }));
    app.use(cookieParser());
    // It reads what only Express has.
    if (app.getHttpAdapter().getType() === 'express') {
      app.use(session({ secret: KEY, resave: false, saveUninitialized: true }));
    }
    app.connectMicroservice({ transport: Transport.TCP, options: broker }, { inheritAppConfig: true });
  },
});
ownUrl = await app.getUrl();
