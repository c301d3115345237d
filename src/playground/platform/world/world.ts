import { LRUCache } from 'lru-cache';
import type {
  AgentDoc,
  BotDoc,
  DepartmentDoc,
  Doc,
  GroupDoc,
  LeadDoc,
  SubscriptionDoc,
  TagDoc,
} from '../documents.types.js';
import { newId } from '../new-id.js';
import { commandIn } from './command-in-text.js';
import { EmulatedConversation } from './emulated-conversation.js';
import { furnishAgent, furnishBot, furnishDepartment, newConversation } from './furnish.js';
import { keep } from '../keep.js';
import { routed } from './routing.js';
import type { ConversationOptions, WorldLimits, WorldOptions } from './world-options.interface.js';

const DEFAULT_LIMITS: WorldLimits = { conversations: 200, messages: 1_000, records: 1_000 };

/**
 * The data of the platform: a project with its bots, agents and departments, and its conversations. In memory and
 * bounded, because a development server runs all day.
 */
export class World {
  /** The default project. */
  readonly projectId: string;
  readonly projects: Set<string>;
  readonly bots: BotDoc[];
  readonly agents: AgentDoc[];
  readonly departments: DepartmentDoc[];
  readonly groups: GroupDoc[] = [];
  readonly tags: TagDoc[] = [];
  readonly events: Doc[] = [];
  readonly emails: Doc[] = [];
  readonly subscriptions: SubscriptionDoc[] = [];
  readonly leads: LRUCache<string, LeadDoc>;
  readonly conversations: LRUCache<string, EmulatedConversation>;
  /** Within the opening hours. */
  open = true;
  /** Of further opening hours, by the id of their slot. */
  readonly timeSlots = new Map<string, boolean>();
  protected readonly limits: WorldLimits;
  private tickets = 0;

  constructor(options: WorldOptions = {}) {
    this.limits = { ...DEFAULT_LIMITS, ...options.limits };
    this.projectId = options.projectId ?? newId();
    this.projects = new Set([this.projectId]);
    this.bots = (options.bots ?? [{ name: 'Bot' }]).map((bot) => furnishBot(bot, this.projectId));
    this.agents = (options.agents ?? []).map((agent) => furnishAgent(agent, this.projectId));
    this.departments = (options.departments ?? []).map((item) => furnishDepartment(item, this.projectId));
    if (!this.departments.some((department) => department.default)) {
      this.departments.push(furnishDepartment({ name: 'Default Department', default: true }, this.projectId));
    }
    this.leads = new LRUCache({ max: this.limits.records });
    this.conversations = new LRUCache({ max: this.limits.conversations });
  }

  /** A new conversation of an end user with the bot. */
  openConversation(options: ConversationOptions = {}): EmulatedConversation {
    this.tickets += 1;
    const document = newConversation(this, options, this.tickets);
    const conversation = new EmulatedConversation(document, this.limits.messages);
    const { lead } = document;
    if (lead._id !== undefined) this.leads.set(lead._id, lead);
    this.conversations.set(document.request_id, conversation);
    conversation.subscribe((event) => {
      if (event.kind === 'message') this.obey(conversation, commandIn(event.message));
    });
    return conversation;
  }

  /** The agents who take conversations now: none outside the opening hours. */
  availableAgents(projectId: string, departmentId?: string): AgentDoc[] {
    return this.open ? this.agentsOf(projectId, departmentId).filter(({ available }) => available) : [];
  }

  /** All agents of the department, or of the project. */
  agentsOf(projectId: string, departmentId?: string): AgentDoc[] {
    const agents = this.agents.filter((agent) => agent.projectId === projectId);
    const groupId =
      departmentId === undefined ? undefined : this.department(projectId, departmentId)?.id_group;
    const group = this.groups.find(({ _id }) => _id === groupId);
    return group === undefined ? agents : agents.filter(({ id }) => group.members.includes(id));
  }

  /** @param id of a department, or `default` */
  department(projectId: string, id: string): DepartmentDoc | undefined {
    return this.departments.find(
      (item) => item.id_project === projectId && (id === 'default' ? item.default : item._id === id),
    );
  }

  /**
   * Assigns the conversation to a department: to its bot, or else to an available agent.
   *
   * @see protocol.md 4.2 rows 12 to 14
   */
  route(conversation: EmulatedConversation, department: DepartmentDoc, withoutBot: boolean): void {
    const agents = this.availableAgents(department.id_project, department._id);
    conversation.update({ department });
    conversation.setParticipants(routed(department, withoutBot, agents));
  }

  /** To a person of the conversation's own department. @see protocol.md 4.2 row 12 */
  handOff(conversation: EmulatedConversation): void {
    const { department, id_project: projectId } = conversation.document;
    const target = department ?? this.department(projectId, 'default');
    if (target !== undefined) this.route(conversation, target, true);
  }

  /** A record of the project: an event, an e-mail, a tag, a subscription. */
  record<T extends Doc>(list: T[], item: T): T {
    keep(list, item, this.limits.records);
    return item;
  }

  private obey(conversation: EmulatedConversation, command: 'agent' | 'close' | undefined): void {
    if (command === 'agent') this.handOff(conversation);
    if (command === 'close') conversation.close();
  }
}
