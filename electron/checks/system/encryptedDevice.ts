/** `partly`: encrypting, decrypting, or only some of the disks behind it. */
export type Encryption = 'on' | 'off' | 'partly' | 'unknown';

/** One device of `lsblk -J`; what lies on it are its children. */
export interface Device {
  name: string;
  type: string;
  /** What lies on it by its first bytes, where lsblk could see them. */
  fstype?: string | null | undefined;
  mountpoints: readonly string[];
  children: readonly Device[];
}
