/** Loaded when ntopng is asked: named here, because a CommonJS package that is imported late has no names after bundling. */
export { Client } from 'undici';
