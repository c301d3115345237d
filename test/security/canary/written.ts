/** All that the process writes to its two streams, kept while a test runs, with what the service logs among it. */
export class Written {
  readonly lines: string[] = [];
  private readonly spies = [process.stdout, process.stderr].map((stream) =>
    jest.spyOn(stream, 'write').mockImplementation((chunk) => {
      this.lines.push(typeof chunk === 'string' ? chunk : Buffer.from(chunk).toString('utf8'));
      return true;
    }),
  );

  get text(): string {
    return this.lines.join('');
  }

  stop(): void {
    for (const spy of this.spies) spy.mockRestore();
  }
}
