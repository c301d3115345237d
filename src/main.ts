import { AppModule } from './app.module.js';
import { bootstrap } from './index.js';

await bootstrap(AppModule);
