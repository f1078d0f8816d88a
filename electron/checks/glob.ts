/** What a name must look like in which `*` stands for any part of it. */
export function globForm(glob: string): RegExp {
  return new RegExp(`^${glob.replace(/[^\w*-]/g, '\\$&').replaceAll('*', '.*')}$`);
}
