/** File extensions that are common in chats; set `type` for others. */
const MIME_TYPES: Readonly<Record<string, string>> = {
  pdf: 'application/pdf',
  zip: 'application/zip',
  json: 'application/json',
  doc: 'application/msword',
  docx: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
  xls: 'application/vnd.ms-excel',
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  ppt: 'application/vnd.ms-powerpoint',
  pptx: 'application/vnd.openxmlformats-officedocument.presentationml.presentation',
  csv: 'text/csv',
  txt: 'text/plain',
  ics: 'text/calendar',
  png: 'image/png',
  jpg: 'image/jpeg',
  jpeg: 'image/jpeg',
  gif: 'image/gif',
  webp: 'image/webp',
  mp4: 'video/mp4',
  mp3: 'audio/mpeg',
  m4a: 'audio/mp4',
  ogg: 'audio/ogg',
  wav: 'audio/wav',
};
const ENDING = /\.([a-z0-9]+)(?:[?#][^]*)?$/i;

/** The MIME type for the extension of a file name or URL. */
export function mimeTypeOf(name: string): string | undefined {
  const ending = ENDING.exec(name)?.[1]?.toLowerCase();
  return ending !== undefined && Object.hasOwn(MIME_TYPES, ending) ? MIME_TYPES[ending] : undefined;
}
