export { CHANNELS, type ChannelCapabilities } from './channel-capabilities.constants.js';
export { degradeMessage } from './degrade-message.js';
