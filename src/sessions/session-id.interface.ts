/** Whose session it is: a conversation's, in its project. */
export interface SessionId {
  readonly projectId: string;
  /** The conversation's id: `support-group-<projectId>-<32 hex>`. */
  readonly requestId: string;
}
