/** The end user as a contact of the project. Unknown fields are kept. @see protocol.md 4.2 */
export interface Lead {
  _id: string;
  /** The user's own id: a uuid on the web, `wab-<phone>-...` and the like elsewhere. */
  lead_id?: string;
  id_project?: string;
  fullname?: string;
  email?: string;
  phone?: string;
  company?: string;
  note?: string;
  tags?: string[];
  attributes?: Record<string, unknown>;
  properties?: Record<string, unknown>;
  [field: string]: unknown;
}
