const removable = ['/media/', '/run/media/', '/mnt/', '/Volumes/'];

/** Whether a repository is another machine's: an address, `host:path`, and not a Windows drive. */
export function isRemote(repository: string): boolean {
  return /^[^/\\]{2,}?:/.test(repository);
}

/** Whether a missing place may just be a disk that is not plugged in. */
export function mayBeUnplugged(repository: string): boolean {
  return removable.some((folder) => repository.startsWith(folder));
}
