import { bootstrap } from './index.js';
import { ServiceModule } from './service.module.js';

await bootstrap(ServiceModule, {
  withoutExtensions: async () => (await import('./app.module.js')).AppModule,
});
