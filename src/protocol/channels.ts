/** The web widget's channel, under the name of its chat server. */
export const WIDGET_CHANNEL = 'chat21';

/** A channel as handlers see it: `web` for the widget; the others keep their names on the wire. */
export function channelName(wireName: string): string {
  return wireName === WIDGET_CHANNEL ? 'web' : wireName;
}
