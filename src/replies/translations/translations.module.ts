import { type DynamicModule, Global, Module } from '@nestjs/common';
import { Translations } from './translations.service.js';
import { TranslationCatalog } from './translation-catalog.js';
import type { TranslationsOptions } from './translations.types.js';

/** One catalogue for all modules, so that a duplicate key of two modules is detected. */
@Global()
@Module({ providers: [TranslationCatalog, Translations], exports: [TranslationCatalog, Translations] })
class RepliesCoreModule {}

/**
 * Brings the texts of one module: `TranslationsModule.forFeature({ directory: new URL('./i18n/', import.meta.url) })` in its
 * imports. Its files are read once, while the application starts.
 */
@Module({})
export class TranslationsModule {
  static forFeature(options: TranslationsOptions): DynamicModule {
    return {
      module: TranslationsModule,
      imports: [RepliesCoreModule],
      providers: [
        {
          provide: Symbol(String(options.directory)),
          inject: [TranslationCatalog],
          // Nest treats undefined as a provider that is not ready yet.
          useFactory: (catalog: TranslationCatalog) => {
            catalog.add(options);
            return options;
          },
        },
      ],
    };
  }
}
