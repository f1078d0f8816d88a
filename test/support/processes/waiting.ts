/** Things that happened, in order, and a way to wait for one instead of sleeping. */
export class Happenings<Event> {
  readonly all: Event[] = [];
  private readonly waiting = new Set<() => void>();

  add(event: Event): void {
    this.all.push(event);
    for (const look of [...this.waiting]) look();
  }

  /** The first event, past or future, that fits; rejects after some seconds. */
  first<Wanted extends Event>(fits: (event: Event) => event is Wanted, seconds?: number): Promise<Wanted>;
  first(fits: (event: Event) => boolean, seconds?: number): Promise<Event>;
  first(fits: (event: Event) => boolean, seconds = 10): Promise<Event> {
    return new Promise((resolve, reject) => {
      const look = () => {
        const found = this.all.find(fits);
        if (found === undefined) return;
        clearTimeout(timer);
        this.waiting.delete(look);
        resolve(found);
      };
      const timer = setTimeout(() => {
        this.waiting.delete(look);
        reject(new Error(`waited ${seconds} s in vain; so far: ${JSON.stringify(this.all)}`));
      }, seconds * 1000);
      this.waiting.add(look);
      look();
    });
  }
}
