import { Secret } from '../common/index.js';

/** Ids of bots: any word. A secret that ends in `=`, as base64 does, has no text after it and so no owner. */
const BOT_AND_SECRET = /^([\w-]+)=(.+)$/s;
/** Project ids of the platform are 24 hex digits, so no secret is taken for one by mistake. @see protocol.md 6 */
const PROJECT_AND_SECRET = /^([0-9a-f]{24})=(.+)$/s;

/** A secret of one bot or project, or, without an owner, of all of them. It reveals the secret without the id. */
export class OwnedSecret extends Secret {
  private constructor(
    secret: string,
    /** The id of the root bot or of the project. */
    readonly ownerId: string | undefined,
  ) {
    super(secret);
  }

  /** From `<root bot id>=<secret>`, or a secret alone. */
  static ofBot(entry: Secret): OwnedSecret {
    return OwnedSecret.parse(entry, BOT_AND_SECRET);
  }

  /** From `<project id>=<secret>`, or a secret alone. */
  static ofProject(entry: Secret): OwnedSecret {
    return OwnedSecret.parse(entry, PROJECT_AND_SECRET);
  }

  /** The secrets that are valid for an owner: its own first, then those of all. */
  static validFor(ownerId: string, secrets: readonly OwnedSecret[]): OwnedSecret[] {
    const own = secrets.filter((secret) => secret.ownerId === ownerId);
    return [...own, ...secrets.filter((secret) => secret.ownerId === undefined)];
  }

  private static parse(entry: Secret, form: RegExp): OwnedSecret {
    if (entry instanceof OwnedSecret) return entry;
    const [, ownerId, secret] = form.exec(entry.reveal()) ?? [];
    return new OwnedSecret(secret ?? entry.reveal(), ownerId);
  }
}
