import type { Bus, BusAnswer } from '../../../electron/platform/logind/bus';

const itemInterface = 'org.kde.StatusNotifierItem';
const menuInterface = 'com.canonical.dbusmenu';

/** One line of an icon's menu. Ids change at every rebuild, so look an entry up just before using it. */
export interface MenuEntry {
  id: number;
  /** Without the underscore that marks the access key. */
  label: string;
  separator: boolean;
  enabled: boolean;
  visible: boolean;
  /** Of a check box or radio item. */
  checked: boolean | undefined;
  children: MenuEntry[];
}

/** One picture of an icon: ARGB, 4 bytes a pixel, rows from the top. */
export interface IconPixmap {
  width: number;
  height: number;
  argb: Buffer;
}

/** An icon that a program has put in the tray. */
export class TrayItem {
  constructor(
    private readonly bus: Bus,
    readonly id: string,
    /** Unique bus name of the program. */
    readonly owner: string,
    private readonly path: string,
  ) {}

  /** Any property of the item: Title, Status, IconName, Menu, ... */
  async property(name: string): Promise<unknown> {
    const of = { destination: this.owner, path: this.path, interface: itemInterface, name };
    return bodyOf(await this.bus.property(of, patience))[0];
  }

  /** Title and text of the tooltip, as one text. */
  async tooltip(): Promise<string> {
    const [, , title, text] = (await this.property('ToolTip')) as [string, unknown, string, string];
    return [title, text].filter((part) => part !== '').join('\n');
  }

  async pixmaps(): Promise<IconPixmap[]> {
    const pictures = (await this.property('IconPixmap')) as [number, number, Uint8Array | number[]][];
    return pictures.map(([width, height, argb]) => ({ width, height, argb: Buffer.from(argb) }));
  }

  /** The left click. */
  async activate(): Promise<void> {
    await this.call(this.path, itemInterface, 'Activate', 'ii', [0, 0]);
  }

  /** The whole menu as it is now. */
  async menu(): Promise<MenuEntry[]> {
    const [, root] = await this.call(await this.menuPath(), menuInterface, 'GetLayout', 'iias', [0, -1, []]);
    return entryOf(root as RawEntry).children;
  }

  /** Clicks the entry with this label, at any depth; rejects with the labels there are when it is missing or grey. */
  async click(label: string): Promise<void> {
    const all = flat(await this.menu());
    const entry = all.find((candidate) => candidate.label === label);
    if (!entry?.enabled)
      throw new Error(`no "${label}" to click; there are: ${all.map((one) => one.label).join(', ')}`);
    const event = [entry.id, 'clicked', ['s', ''], 0];
    await this.call(await this.menuPath(), menuInterface, 'Event', 'isvu', event);
  }

  /** Waits until what `read` gives fits; looks again at every signal of the program. */
  async when<T>(read: (item: TrayItem) => Promise<T>, fits: (value: T) => boolean, seconds = 10): Promise<T> {
    return new Promise((resolve, reject) => {
      let last: unknown;
      let over = false;
      const end = () => {
        clearTimeout(timer);
        over = true;
      };
      const look = async () => {
        const value = await read(this);
        last = value;
        if (over || !fits(value)) return;
        end();
        resolve(value);
      };
      const fail = (error: Error) => {
        end();
        reject(error);
      };
      const timer = setTimeout(
        () => fail(new Error(`waited in vain; last: ${JSON.stringify(last)}`)),
        seconds * 1000,
      );
      void this.bus
        .subscribe({ sender: this.owner }, () => {
          if (!over) look().catch(fail);
        })
        .then(look)
        .catch(fail);
    });
  }

  private async menuPath(): Promise<string> {
    return String(await this.property('Menu'));
  }

  private async call(
    path: string,
    of: string,
    member: string,
    signature: string,
    body: unknown[],
  ): Promise<unknown[]> {
    const request = { destination: this.owner, path, interface: of, member, signature, body };
    return bodyOf(await this.bus.call(request, patience));
  }
}

/** How long a program that is busy may take to answer. */
const patience = 30_000;

function bodyOf(answer: BusAnswer): unknown[] {
  if (!answer.ok) throw new Error(`${answer.error}: ${answer.detail}`);
  return answer.body;
}

interface Variant<Value = unknown> {
  value: Value;
}

/** (ia{sv}av) of com.canonical.dbusmenu. */
type RawEntry = [number, Record<string, Variant>, Variant<RawEntry>[]];

function entryOf([id, properties, children]: RawEntry): MenuEntry {
  const value = (name: string) => properties[name]?.value;
  return {
    id,
    label: String(value('label') ?? '').replace(/_(.)/g, '$1'),
    separator: value('type') === 'separator',
    enabled: value('enabled') !== false,
    visible: value('visible') !== false,
    checked: value('toggle-type') ? value('toggle-state') === 1 : undefined,
    children: children.map((child) => entryOf(child.value)),
  };
}

function flat(entries: MenuEntry[]): MenuEntry[] {
  return entries.flatMap((entry) => [entry, ...flat(entry.children)]);
}
