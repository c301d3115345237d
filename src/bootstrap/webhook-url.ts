/**
 * True for the addresses that the webhook's controller answers. Their bodies are left alone by the parsers of the
 * application: the webhook reads its own, after the caller is verified.
 */
export function isWebhookUrl(url: string | undefined, webhookPath: string): boolean {
  if (url === undefined || !url.toLowerCase().startsWith(webhookPath.toLowerCase())) return false;
  const next = url[webhookPath.length];
  return next === undefined || next === '/' || next === '?';
}
