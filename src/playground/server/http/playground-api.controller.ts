import {
  BadRequestException,
  Body,
  Controller,
  Delete,
  Get,
  Header,
  HttpCode,
  NotFoundException,
  Param,
  Post,
  Put,
  Sse,
  UseGuards,
  ValidationPipe,
  VERSION_NEUTRAL,
  type MessageEvent,
} from '@nestjs/common';
import { concat, defer, map, of, type Observable } from 'rxjs';
import { isRecord } from '../../../common/index.js';
import { PlaygroundGuard } from '../access/playground.guard.js';
import { Chats } from '../chat/chats.service.js';
import { LiveEvents } from '../chat/live-events.service.js';
import { PlaygroundCaller } from '../chat/playground-caller.js';
import { PlaygroundState } from '../chat/playground-state.service.js';
import { PLAYGROUND_PATH } from '../playground.constants.js';
import { exportTest, type RenderedTest } from '../record/export-test.js';
import { ConversationOptionsDto, ResendDto, SayDto, TroublesDto } from './requests.dto.js';
import type { ConversationView, LiveEvent, StateView } from '../view.types.js';

const CHECKED = new ValidationPipe({ whitelist: true, transform: true });

/** The JSON API of the page. */
@Controller({ path: `${PLAYGROUND_PATH}/api`, version: VERSION_NEUTRAL })
@UseGuards(PlaygroundGuard)
export class PlaygroundApiController {
  constructor(
    private readonly chats: Chats,
    private readonly state: PlaygroundState,
    private readonly live: LiveEvents,
    private readonly caller: PlaygroundCaller,
  ) {}

  /** All events; the first one is the state, so that a reconnected page is up to date. */
  @Sse('events')
  events(): Observable<MessageEvent> {
    const first = defer(() => of<LiveEvent>({ type: 'state', state: this.state.view() }));
    return concat(first, this.live.forPage()).pipe(map((event) => ({ data: event })));
  }

  @Get('state')
  @Header('Cache-Control', 'no-store')
  current(): StateView {
    return this.state.view();
  }

  @Post('conversations')
  async open(@Body(CHECKED) options: ConversationOptionsDto): Promise<ConversationView> {
    return this.chats.view(await this.chats.open(options));
  }

  @Get('conversations/:id')
  @Header('Cache-Control', 'no-store')
  conversation(@Param('id') id: string): ConversationView {
    return this.chats.view(this.chats.find(id));
  }

  @Delete('conversations/:id')
  @HttpCode(204)
  remove(@Param('id') id: string): void {
    this.chats.remove(this.chats.find(id));
  }

  @Post('conversations/:id/messages')
  @HttpCode(202)
  async say(
    @Param('id') id: string,
    @Body(CHECKED) { text, action, echo }: SayDto,
  ): Promise<{ turn: string }> {
    const chat = this.chats.find(id);
    const said = {
      text,
      action,
      echo,
      kind: action === undefined ? ('said' as const) : ('pressed' as const),
    };
    const { _id: turn } = await this.chats.say(chat, said);
    if (this.chats.desk.troubles.has('quick')) await this.chats.say(chat, said);
    return { turn };
  }

  /** Sends the message again, with its request as edited. */
  @Post('conversations/:id/turns/:turn/resend')
  @HttpCode(202)
  async resend(
    @Param('id') id: string,
    @Param('turn') turnId: string,
    @Body(CHECKED) { body, entry }: ResendDto,
  ): Promise<{ turn: string }> {
    const chat = this.chats.find(id);
    const turn = chat.turn(turnId);
    const shown = turn?.entries.find((one) => one.id === entry)?.data.body;
    if (turn === undefined || !isRecord(shown)) throw new NotFoundException('There is no such request.');
    if (!isRecord(body)) throw new BadRequestException('The request must be an object.');
    this.caller.edit(chat.id, { edited: body, shown });
    const { text, action } = turn;
    const { _id } = await this.chats.say(chat, { text, action, kind: 'edited' });
    return { turn: _id };
  }

  /** Removes the turn and all later ones. */
  @Post('conversations/:id/turns/:turn/restart')
  @HttpCode(200)
  restart(@Param('id') id: string, @Param('turn') turnId: string): ConversationView {
    const chat = this.chats.find(id);
    const turn = chat.turn(turnId);
    if (turn === undefined) throw new NotFoundException('There is no such turn.');
    this.chats.restart(chat, turn);
    return this.chats.view(chat);
  }

  @Get('conversations/:id/test')
  @Header('Cache-Control', 'no-store')
  test(@Param('id') id: string): RenderedTest {
    return exportTest(this.chats.view(this.chats.find(id)), this.state.exportOptions);
  }

  @Put('troubles')
  troubles(@Body(CHECKED) { on }: TroublesDto): StateView {
    this.chats.desk.troubles.set(on);
    return this.state.view();
  }
}
