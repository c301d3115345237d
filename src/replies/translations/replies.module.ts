import { type DynamicModule, Global, Module } from '@nestjs/common';
import { Replies } from './replies.service.js';
import { TranslationCatalog } from './translation-catalog.js';
import type { TranslationsOptions } from './translations.types.js';

/** One catalogue for all modules, so that a key that two of them have is found. */
@Global()
@Module({ providers: [TranslationCatalog, Replies], exports: [TranslationCatalog, Replies] })
class RepliesCoreModule {}

/**
 * Brings the texts of one module: `RepliesModule.forFeature({ directory: new URL('./i18n/', import.meta.url) })` in its
 * imports. Its files are read once, while the application starts.
 */
@Module({})
export class RepliesModule {
  static forFeature(options: TranslationsOptions): DynamicModule {
    return {
      module: RepliesModule,
      imports: [RepliesCoreModule],
      providers: [
        {
          provide: Symbol(String(options.directory)),
          inject: [TranslationCatalog],
          // Nest takes undefined for a provider that is not ready yet.
          useFactory: (catalog: TranslationCatalog) => {
            catalog.add(options);
            return options;
          },
        },
      ],
    };
  }
}
