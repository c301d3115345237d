/**
 * Decodes a file: UTF-8, or UTF-16 with a byte order mark, as Windows PowerShell writes it. The mark is removed.
 *
 * @returns undefined if the bytes are not text in these encodings
 */
export function decodeText(bytes: Uint8Array): string | undefined {
  try {
    const text = new TextDecoder(encodingOf(bytes), { fatal: true }).decode(bytes);
    // UTF-16 without a byte order mark is valid UTF-8, with a NUL after each letter.
    return text.includes('\0') ? undefined : text;
  } catch {
    return undefined;
  }
}

function encodingOf([first, second]: Uint8Array): string {
  if (first === 0xff && second === 0xfe) return 'utf-16le';
  return first === 0xfe && second === 0xff ? 'utf-16be' : 'utf-8';
}
