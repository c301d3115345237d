/** All that the process writes to its two streams, kept while a test runs, with what the service logs among it. */
export class Written {
  readonly lines: string[] = [];
  private readonly spies = [process.stdout, process.stderr].map((stream) =>
    jest.spyOn(stream, 'write').mockImplementation((chunk) => {
      this.lines.push(typeof chunk === 'string' ? chunk : Buffer.from(chunk).toString('utf8'));
      return true;
    }),
  );

  /** The file descriptor of the JSON log, which does not use the streams of Node that the spies watch. */
  write(line: string): void {
    this.lines.push(line);
  }

  get text(): string {
    return this.lines.join('');
  }

  stop(): void {
    for (const spy of this.spies) spy.mockRestore();
  }
}
