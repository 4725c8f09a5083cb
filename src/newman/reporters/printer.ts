import type { Terminal } from '../terminal.ts';

const frames = [...'⠄⠆⠇⠋⠙⠸⠰⠠⠰⠸⠙⠋⠇⠆'];
const frameMilliseconds = 100;
const frameOpenMilliseconds = 500;

/** Writes to the terminal; knows the spinner of a request that is under way, and the frame around what a script logs. */
export class Printer {
  readonly #terminal: Terminal;
  #spinner: NodeJS.Timeout | undefined;
  #frameEnd: string | undefined;
  #frameTimer: NodeJS.Timeout | undefined;

  constructor(terminal: Terminal) {
    this.#terminal = terminal;
  }

  /** Writes text and, before it, ends what is open. */
  print(text: string): void {
    this.stopSpinner();
    this.#closeFrame();
    this.#terminal.write(text);
  }

  line(text: string): void {
    this.print(`${text}\n`);
  }

  /** Shows that something is under way until the next text; on a terminal only. */
  spin(paint: (text: string) => string): void {
    this.stopSpinner();
    if (!this.#terminal.isTty) return;
    let position = 0;
    this.#terminal.write(' ');
    this.#spinner = setInterval(() => {
      this.#terminal.write(`\b${paint(frames[position++ % frames.length] ?? '')}`);
    }, frameMilliseconds).unref();
  }

  /** Text in a frame; what is framed at once afterwards shares it. */
  framed(top: string, text: string, bottom: string): void {
    if (this.#frameEnd === undefined) this.#terminal.write(top);
    this.#frameEnd = bottom;
    clearTimeout(this.#frameTimer);
    this.#frameTimer = setTimeout(() => this.#closeFrame(), frameOpenMilliseconds);
    this.stopSpinner();
    this.#terminal.write(text);
  }

  stopSpinner(): void {
    if (this.#spinner === undefined) return;
    clearInterval(this.#spinner);
    this.#spinner = undefined;
    this.#terminal.write('\b');
  }

  #closeFrame(): void {
    clearTimeout(this.#frameTimer);
    const end = this.#frameEnd;
    this.#frameEnd = undefined;
    if (end !== undefined) this.#terminal.write(end);
  }
}
