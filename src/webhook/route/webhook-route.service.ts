import { Injectable, RequestMethod, VERSION_NEUTRAL, type Type } from '@nestjs/common';
import { ApplicationConfig, HttpAdapterHost, ModulesContainer } from '@nestjs/core';
import { FulfillmentConfig } from '../../config/index.js';
import { isUrlBelow } from '../../http/index.js';
import { leaveBodiesUnread } from './leave-bodies-unread.js';
import { MODULE_PATH, RoutePathFactory } from '../../common/nest-internals.js';

/**
 * The webhook's address: the one place that knows it. `WEBHOOK_PATH`, below the global prefix and the path of
 * `RouterModule` that the application may have set, and without a version, because the platform names none.
 */
@Injectable()
export class WebhookRoute {
  #path: string;

  constructor(
    private readonly config: FulfillmentConfig,
    private readonly app: ApplicationConfig,
    private readonly modules: ModulesContainer,
    host: HttpAdapterHost,
  ) {
    this.#path = config.webhookPath;
    // Before the application can register its parsers; a testing module has no adapter yet.
    host.init$.subscribe(() => {
      if (host.httpAdapter) leaveBodiesUnread(host.httpAdapter, this);
    });
  }

  /** From when the application is initialised. */
  get path(): string {
    return this.#path;
  }

  /** True for what the webhook's controller answers: its address, and the same with a secret below it. */
  matches(url: string | undefined): boolean {
    return isUrlBelow(url, this.#path);
  }

  /**
   * Called when the application has set its prefix, and before Nest makes the routes.
   *
   * @param module the one that has the webhook's controller
   */
  settle(module: Type): void {
    const [path] = this.create(module, '/');
    const [withSecret] = this.create(module, '/:secret');
    const expected = path === '/' ? '/:secret' : `${path}/:secret`;
    if (path === undefined || withSecret === undefined) return;
    if (withSecret !== expected) this.excludeSecrets(expected);
    this.#path = path;
  }

  /** Who excludes the webhook from the prefix means the address with a secret below it too. */
  private excludeSecrets(path: string): void {
    const options = this.app.getGlobalPrefixOptions();
    const pathRegex = new RegExp(`^${escaped(path.slice(0, -':secret'.length))}[^/]+$`);
    const exclude = [...(options.exclude ?? []), { path, requestMethod: RequestMethod.ALL, pathRegex }];
    this.app.setGlobalPrefixOptions({ ...options, exclude });
  }

  private create(module: Type, methodPath: string): string[] {
    const modulePath = (Reflect.getMetadata(MODULE_PATH + this.modules.applicationId, module) ??
      Reflect.getMetadata(MODULE_PATH, module)) as string | undefined;
    const prefix = this.app.getGlobalPrefix();
    return new RoutePathFactory(this.app).create(
      {
        modulePath,
        ctrlPath: this.config.webhookPath,
        methodPath,
        globalPrefix: prefix && !prefix.startsWith('/') ? `/${prefix}` : prefix,
        controllerVersion: VERSION_NEUTRAL,
        versioningOptions: this.app.getVersioning(),
      },
      RequestMethod.POST,
    );
  }
}

function escaped(text: string): string {
  return text.replace(/[$()*+.?[\\\]^{|}]/g, '\\$&');
}
