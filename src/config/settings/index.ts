import { CallerSettings } from './caller.settings.js';
import { HttpServerSettings } from './http-server.settings.js';
import { HttpsSettings } from './https.settings.js';
import { LimitsSettings } from './limits.settings.js';
import { LoggingSettings } from './logging.settings.js';
import { ObservabilitySettings } from './observability.settings.js';
import { OutboxSettings } from './outbox.settings.js';
import { PlatformNetworkSettings } from './platform-network.settings.js';
import { PlatformSettings } from './platform.settings.js';
import { PlaygroundSettings } from './playground.settings.js';
import { ProcessSettings } from './process.settings.js';
import { ProjectsSettings } from './projects.settings.js';
import { RecordingSettings } from './recording.settings.js';
import { SessionSettings } from './session.settings.js';
import { TimingSettings } from './timing.settings.js';

/** All groups of settings, in the order of docs/configuration.md. No group knows another one. */
export const SETTING_GROUPS = [
  HttpServerSettings,
  PlatformSettings,
  PlatformNetworkSettings,
  TimingSettings,
  CallerSettings,
  HttpsSettings,
  LimitsSettings,
  LoggingSettings,
  ProjectsSettings,
  OutboxSettings,
  SessionSettings,
  ProcessSettings,
  ObservabilitySettings,
  PlaygroundSettings,
  RecordingSettings,
] as const;
