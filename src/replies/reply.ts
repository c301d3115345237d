/** A list of messages: here only texts. */
export class Reply {
  private constructor(readonly texts: readonly string[]) {}

  static text(text: string): Reply {
    return new Reply([text]);
  }
}

export type ReplyLike = string | Reply | readonly (string | Reply)[];
