import { Module, RequestMethod, type DynamicModule, type NestModule } from '@nestjs/common';
import { APP_INTERCEPTOR, ApplicationConfig, ModuleRef } from '@nestjs/core';
import { GlobalEnhancers } from '../../intents/index.js';
import { BuildStatus } from './chat/build-status.service.js';
import { Chats } from './chat/chats.service.js';
import { Desk } from './chat/desk.service.js';
import { LiveEvents } from './chat/live-events.service.js';
import { PlaygroundCaller } from './chat/playground-caller.js';
import { PlaygroundState } from './chat/playground-state.service.js';
import { ServiceWebhook } from './chat/service-webhook.js';
import { StateFile } from './chat/state-file.service.js';
import { PageController } from './http/page.controller.js';
import { PlaygroundApiController } from './http/playground-api.controller.js';
import { PLAYGROUND_PATH } from './playground.constants.js';
import { PLAYGROUND_OPTIONS, type PlaygroundOptions } from './playground-options.interface.js';
import { KnownSecrets } from './secrets/known-secrets.service.js';
import { CallRecorder } from './timeline/call-recorder.observer.js';
import { GuardsPassedInterceptor } from './timeline/guards-passed.interceptor.js';
import { HandlerGuards } from './timeline/handler-guards.service.js';
import { LatestTurns } from './timeline/latest-turns.service.js';
import { Timelines } from './timeline/timelines.service.js';
import { SlowHandlerInterceptor } from './trouble/slow-handler.interceptor.js';
import { Troubles } from './trouble/troubles.service.js';

const CONTROLLERS = [PlaygroundApiController, PageController];

/** The playground, beside an application that imports FulfillmentModule. `bootstrap` adds it if `PLAYGROUND=true`. */
@Module({})
export class PlaygroundModule implements NestModule {
  constructor(
    private readonly app: ApplicationConfig,
    private readonly modules: ModuleRef,
  ) {}

  static forRoot(options: PlaygroundOptions): DynamicModule {
    return {
      module: PlaygroundModule,
      controllers: CONTROLLERS,
      providers: [
        { provide: PLAYGROUND_OPTIONS, useValue: options },
        // Outermost first: an interceptor that delays a handler is not a guard.
        { provide: APP_INTERCEPTOR, useClass: GuardsPassedInterceptor },
        { provide: APP_INTERCEPTOR, useClass: SlowHandlerInterceptor },
        KnownSecrets,
        ServiceWebhook,
        PlaygroundCaller,
        Desk,
        Chats,
        LiveEvents,
        PlaygroundState,
        BuildStatus,
        StateFile,
        Timelines,
        LatestTurns,
        HandlerGuards,
        CallRecorder,
        Troubles,
      ],
    };
  }

  /**
   * The page is built for its address and for the JSON of its API, so a global prefix does not move it and global
   * interceptors do not change it. Global guards still protect it. Nest calls this when the application is set up, and
   * before it makes the routes.
   */
  configure(): void {
    const options = this.app.getGlobalPrefixOptions();
    const path = `/${PLAYGROUND_PATH}`;
    const pathRegex = new RegExp(`^${path}(?:/|$)`);
    const exclude = [...(options.exclude ?? []), { path, requestMethod: RequestMethod.ALL, pathRegex }];
    this.app.setGlobalPrefixOptions({ ...options, exclude });
    this.modules.get(GlobalEnhancers, { strict: false }).keepInterceptorsOff(CONTROLLERS);
  }
}
