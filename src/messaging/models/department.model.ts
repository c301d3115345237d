/** A routing group of a project. Unknown fields are kept. @see protocol.md 4.2 */
export interface Department {
  _id: string;
  name: string;
  default?: boolean;
  /** 1 visible, 0 hidden. */
  status?: number;
  id_bot?: string;
  id_group?: string;
  [field: string]: unknown;
}
