import type { JSX } from 'preact';
import { useState } from 'preact/hooks';
import { safe } from './buttons.js';

interface MediaProps {
  readonly type: string;
  readonly media: Readonly<Record<string, unknown>>;
  readonly text: string;
}

/** Whether the page was opened with content of other hosts allowed: otherwise it sends them no requests. */
const MAY_SHOW = new URLSearchParams(location.search).has('media');
const FRAME_HEIGHT = 230;

export function Media({ type, media, text }: MediaProps): JSX.Element | null {
  const { src, name } = media;
  if (typeof src !== 'string' || src === '') return null;
  if (type === 'image')
    return <Picture src={src} text={text} width={media['width']} height={media['height']} />;
  if (type === 'frame') return <Frame src={src} height={media['height']} text={text} />;
  if (type === 'redirect') return <FileLink src={src} label={text || src} kind="Leads to" />;
  if (String(media['type']).includes('audio')) return <Sound src={src} label={textOf(name) ?? text} />;
  return <FileLink src={src} label={textOf(name) ?? src} kind={sizeOf(media['size'])} />;
}

interface PictureProps {
  readonly src: string;
  readonly text: string;
  readonly width?: unknown;
  readonly height?: unknown;
}

export function Picture({ src, text, width, height }: PictureProps): JSX.Element {
  const [isBroken, setBroken] = useState(false);
  if (isElsewhere(src) && !MAY_SHOW) return <Elsewhere src={src} what="Image" />;
  if (isBroken) return <div class="elsewhere">The image of {hostOf(src)} cannot be loaded.</div>;
  return (
    <img
      class="picture"
      src={src}
      alt={text.trim()}
      width={sizeIn(width)}
      height={sizeIn(height)}
      loading="lazy"
      onError={() => setBroken(true)}
    />
  );
}

function Frame({
  src,
  height,
  text,
}: {
  readonly src: string;
  readonly height: unknown;
  readonly text: string;
}): JSX.Element {
  if (!MAY_SHOW) return <Elsewhere src={src} what="Frame" />;
  return (
    <iframe
      class="frame"
      src={safe(src)}
      title={text.trim() || `Frame of ${hostOf(src)}`}
      height={sizeIn(height) ?? FRAME_HEIGHT}
      sandbox="allow-scripts allow-forms"
      referrerpolicy="no-referrer"
    />
  );
}

function Sound({ src, label }: { readonly src: string; readonly label: string }): JSX.Element {
  if (!MAY_SHOW) return <Elsewhere src={src} what="Sound" />;
  return <audio class="sound" src={src} controls aria-label={label} />;
}

function FileLink({
  src,
  label,
  kind,
}: {
  readonly src: string;
  readonly label: string;
  readonly kind: string;
}): JSX.Element {
  return (
    <a class="file" href={safe(src)} target="_blank" rel="noreferrer noopener">
      <span class="file-name">{label}</span>
      <span class="file-kind">{kind} ↗</span>
    </a>
  );
}

/** The page requests nothing from other hosts until the user asks for it. */
function Elsewhere({ src, what }: { readonly src: string; readonly what: string }): JSX.Element {
  return (
    <div class="elsewhere">
      <span>
        {what} of {hostOf(src)}
      </span>
      <a href="?media">Load content of other hosts</a>
    </div>
  );
}

/** Not on this machine: the policy of the page says the same. */
function isElsewhere(src: string): boolean {
  const { protocol, hostname, origin } = new URL(src, location.href);
  const isLocal = protocol === 'http:' && (hostname === '127.0.0.1' || hostname === 'localhost');
  return protocol !== 'data:' && origin !== location.origin && !isLocal;
}

function hostOf(src: string): string {
  return URL.canParse(src) ? new URL(src).host : 'another host';
}

function sizeIn(value: unknown): number | undefined {
  const size = Number(value);
  return Number.isFinite(size) && size > 0 ? size : undefined;
}

function sizeOf(bytes: unknown): string {
  return typeof bytes === 'number' ? `${Math.ceil(bytes / 1024)} KB` : 'File';
}

function textOf(value: unknown): string | undefined {
  return typeof value === 'string' && value !== '' ? value : undefined;
}
