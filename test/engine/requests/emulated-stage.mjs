import { EmulatedPlatform } from '../../../dist/src/playground/index.js';

/** The compiled emulator with the same as the real server's stage. */
export async function emulatedStage() {
  const platform = new EmulatedPlatform({
    bots: [
      { name: 'Order helper', slug: 'order-helper' },
      { name: 'Returns', slug: 'returns' },
    ],
    agents: [
      { firstname: 'Olga', lastname: 'Owner', email: 'owner@example.com', role: 'owner', available: false },
      { firstname: 'Nora', lastname: 'Fields', email: 'nora@example.com' },
    ],
    departments: [
      { name: 'Default Department', default: true },
      { name: 'Order helper' },
      { name: 'Returns' },
      { name: 'Sales' },
    ],
  });
  const { world } = platform;
  const [bot, otherBot] = world.bots;
  const [owner, agent] = world.agents;
  const [, support, returns, sales] = world.departments;
  support.id_bot = bot._id;
  returns.id_bot = otherBot._id;
  await platform.start();
  const authorization = async (token) => `JWT ${(await token).reveal()}`;
  return {
    url: platform.url,
    ids: {
      project: world.projectId,
      bot: bot._id,
      otherBot: otherBot._id,
      sales: sales._id,
      support: support._id,
      agent: agent.id,
      owner: owner.id,
    },
    authorizations: {
      bot: await authorization(platform.tokens.forBot(bot._id)),
      owner: await authorization(platform.tokens.forUser(owner.id)),
      agent: await authorization(platform.tokens.forUser(agent.id)),
    },
    idle: async () => {},
    async open() {
      const conversation = world.openConversation({
        departmentId: support._id,
        firstText: 'Good morning',
        language: 'en-US',
      });
      const { lead } = conversation.document;
      lead.fullname = 'Robin Example';
      conversation.post({
        text: 'Good morning',
        language: 'en-US',
        sender: lead.lead_id,
        senderFullname: lead.fullname,
        createdBy: lead.lead_id,
      });
      return { requestId: conversation.requestId, leadId: lead._id, userId: lead.lead_id };
    },
    close: () => platform.stop(),
  };
}
