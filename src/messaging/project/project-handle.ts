import { ResourceNotFoundError } from '../errors/index.js';
import type {
  AvailableAgent,
  Bot,
  Department,
  PlatformEvent,
  ProjectTag,
  Teammate,
} from '../models/index.js';
import {
  fireEvent,
  getOpeningState,
  listAvailableAgents,
  listBots,
  listDepartments,
  listTags,
  listTeammates,
  sendEmail,
} from '../operations/project.operations.js';
import type { CallOptions } from '../transport/platform-client.service.js';
import { requireText } from '../transport/require.js';
import { departmentId, type DepartmentTarget } from './department-finder.js';
import type { ProjectScope } from './project-scope.js';

export interface OpeningOptions extends CallOptions {
  /** One of the project's time slots instead of its general hours. */
  timeSlot?: string;
}

export interface AvailableAgentsOptions extends CallOptions {
  department?: DepartmentTarget;
  /** Include people outside of the opening hours, when the platform otherwise reports none. */
  evenIfClosed?: boolean;
}

export interface EmailContent {
  subject: string;
  text: string;
  replyTo?: string;
}

/**
 * The project's departments, bots, people, opening hours and events, independent of the caller. @see protocol.md 4.2
 * rows 35 to 43
 */
export class ProjectHandle {
  readonly #scope: ProjectScope;

  constructor(scope: ProjectScope) {
    this.#scope = scope;
  }

  get projectId(): string {
    return this.#scope.projectId;
  }

  /** All of them, hidden ones too. */
  departments(options?: CallOptions): Promise<Department[]> {
    return this.#scope.call(listDepartments, options);
  }

  /** Throws a ResourceNotFoundError if there is none. */
  async department(target: DepartmentTarget, options?: CallOptions): Promise<Department> {
    const id = await departmentId(this.#scope, listDepartments.name, target, options);
    const departments = await this.departments(options);
    const isWanted = (department: Department): boolean =>
      id === 'default' ? department.default === true : department._id === id;
    const found = departments.find(isWanted);
    if (found === undefined)
      throw new ResourceNotFoundError({ operation: listDepartments.name }, 'department');
    return found;
  }

  bots(options?: CallOptions): Promise<Bot[]> {
    return this.#scope.call(listBots, options);
  }

  teammates(options?: CallOptions): Promise<Teammate[]> {
    return this.#scope.call(listTeammates, options);
  }

  /** The library of tags, its first 40. */
  tags(options?: CallOptions): Promise<ProjectTag[]> {
    return this.#scope.call(listTags, options);
  }

  /** Whether the project is within its opening hours. A project whose plan has expired is always open. */
  async isOpenNow(options: OpeningOptions = {}): Promise<boolean> {
    const { timeSlot, ...call } = options;
    const { isopen } = await this.#scope.call(getOpeningState, { ...call, query: { timeSlot } });
    return isopen;
  }

  /** People who are available to take a conversation now. */
  async availableAgents(options: AvailableAgentsOptions = {}): Promise<AvailableAgent[]> {
    const { department: target, evenIfClosed, ...call } = options;
    const operation = listAvailableAgents.name;
    const department =
      target === undefined ? undefined : await departmentId(this.#scope, operation, target, call);
    const query = { department, raw: evenIfClosed === true ? true : undefined };
    return this.#scope.call(listAvailableAgents, { ...call, query });
  }

  /** Sends an event to the project's subscribers and automations. The platform keeps it for an hour. */
  async fireEvent(
    name: string,
    attributes: Record<string, unknown> = {},
    options: CallOptions = {},
  ): Promise<PlatformEvent> {
    requireText(fireEvent.name, 'name', name);
    return this.#scope.call(fireEvent, { ...options, body: { name, attributes } });
  }

  /** Sends an e-mail to any address. The platform always accepts it, and never reports whether it was delivered. */
  async sendEmail(email: EmailContent & { to: string }, options: CallOptions = {}): Promise<void> {
    for (const name of ['to', 'subject', 'text'] as const) requireText(sendEmail.name, name, email[name]);
    const body = { to: email.to, subject: email.subject, text: email.text, replyto: email.replyTo };
    await this.#scope.call(sendEmail, { ...options, body });
  }
}
