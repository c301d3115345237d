import { startPlatform } from '../harness/index.mjs';

/**
 * The real server with what the cases need: two bots, an agent, departments, and a user's conversation with the bot.
 *
 * @returns {Promise<import('./play.mjs').Stage>}
 */
export async function realStage() {
  const platform = await startPlatform({ engine: false });
  const { owner, projectId } = platform;
  const bot = await platform.bot({ name: 'Order helper' });
  const otherBot = await platform.bot({ name: 'Returns' });
  const sales = await platform.department('Sales');
  const agent = await platform.agent();
  // One agent who is there, so that the choice among agents is none.
  await owner.put(`/${projectId}/project_users`, { user_available: false });
  const token = await bot.token();
  return {
    url: platform.url,
    ids: {
      project: projectId,
      bot: bot.id,
      otherBot: otherBot.id,
      sales: sales._id,
      support: bot.departmentId,
      agent: agent.id,
      owner: ownerId(owner.token),
    },
    authorizations: { bot: `JWT ${token}`, owner: owner.token, agent: agent.rest.token },
    idle: () => platform.idle(),
    async open() {
      const user = await platform.user(bot);
      await user.says('Good morning');
      await platform.idle();
      const { lead } = await user.request();
      return { requestId: user.requestId, leadId: lead._id, userId: user.id };
    },
    close: () => platform.close(),
  };
}

function ownerId(token) {
  return JSON.parse(globalThis.atob(token.split('.')[1]))._id;
}
