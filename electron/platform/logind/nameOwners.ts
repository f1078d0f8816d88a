/** The one sender whose name the bus itself fills in, and nobody else can have. */
const theBus = 'org.freedesktop.DBus';

/** Who owns the well-known names that matter to one connection, as the bus says it. */
export class NameOwners {
  private readonly owners = new Map<string, string>();

  /**
   * Follows who owns a name; true when the bus must be asked, because that is new. Until it has answered nobody does. The bus itself and
   * unique names (`:1.7`) are their own owners.
   */
  mustAsk(name: string): boolean {
    if (name === theBus || name.startsWith(':') || this.owners.has(name)) return false;
    this.owners.set(name, '');
    return true;
  }

  /** The bus told of a new owner, or, with an empty one, of none; names that are not followed do not matter. */
  changed(name: string, owner: string): void {
    if (this.owners.has(name)) this.owners.set(name, owner);
  }

  /** Whether a message's sender is who owns the name now. */
  isOwner(sender: string, name: string): boolean {
    return sender !== '' && sender === (this.owners.get(name) ?? name);
  }
}
